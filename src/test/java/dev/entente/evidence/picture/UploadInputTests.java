// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class UploadInputTests {

    @Test
    void cutsOffADecoderThatReadsPastTheEnd() throws IOException {
        var input = new UploadInput(new byte[] { 7 }, new DecodeDeadline(Duration.ofHours(1)));
        assertThat(input.read()).isEqualTo(7);
        for (int times = 0; times < 10_000; times++) {
            assertThat(input.read()).isEqualTo(-1);
        }

        assertThatIOException().isThrownBy(input::read).withMessageContaining("past the end");
        assertThatIOException().isThrownBy(() -> input.read(new byte[9])).withMessageContaining("past the end");
    }

    @Test
    void cutsOffADecoderWhoseTimeIsUp() {
        var deadline = new DecodeDeadline(Duration.ofNanos(-1));
        var input = new UploadInput(new byte[100], deadline);

        assertThatIOException().isThrownBy(() -> input.read(new byte[9])).withMessageContaining("too long");
        assertThat(deadline.hasPassed()).isTrue();
    }

    @Test
    void readsBytesBitsAndBlocksFromAnywhere() throws IOException {
        var input = new UploadInput(new byte[] { 1, 2, 3, (byte) 0xf0, 5 }, new DecodeDeadline(Duration.ofHours(1)));

        assertThat(input.readUnsignedShort()).isEqualTo(0x0102);
        input.seek(3);
        assertThat(input.readBits(4)).isEqualTo(15);
        byte[] rest = new byte[9];
        input.seek(2);
        assertThat(input.read(rest, 1, 8)).isEqualTo(3);
        assertThat(rest).startsWith(0, 3, 0xf0, 5, 0);
        assertThat(input.length()).isEqualTo(5);
    }

}
