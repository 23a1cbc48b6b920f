// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MessageIdsTests {

    @Property
    void sayWhoSentWhich(@ForAll int run, @ForAll @IntRange(max = 6_000) int member,
            @ForAll @IntRange(max = Integer.MAX_VALUE) int number) {
        var ids = new MessageIds(run);
        byte[] id = new byte[MessageIds.LENGTH];
        ids.write(id, 0, member, number);
        String text = new String(id, StandardCharsets.US_ASCII);
        assertThat(UUID.fromString(text)).hasToString(text);
        assertThat(UUID.fromString(text).version()).isEqualTo(4);
        assertThat(ids.read(id, 0)).isEqualTo((long) member << 32 | number);
    }

    @Test
    void thoseOfAnotherRunAreForeign() {
        byte[] id = new byte[MessageIds.LENGTH];
        new MessageIds(1).write(id, 0, 7, 7);
        assertThat(new MessageIds(2).read(id, 0)).isEqualTo(MessageIds.FOREIGN);
    }

    @Test
    void whatIsNoIdIsForeign() {
        byte[] text = "not an id, but it has as many letters".getBytes(StandardCharsets.US_ASCII);
        assertThat(new MessageIds(0).read(text, 0)).isNegative();
    }

}
