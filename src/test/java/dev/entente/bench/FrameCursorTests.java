// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;

import static dev.entente.bench.FrameCursor.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FrameCursorTests {

    private static FrameCursor cursor(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new FrameCursor(bytes, bytes.length);
    }

    @Test
    void halfAFrameIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> cursor("MESSAGE\nseq:1\n\nno end").next());
        assertThatIllegalStateException().isThrownBy(() -> cursor("MESSAGE\nseq:1").next());
        assertThatIllegalStateException().isThrownBy(() -> cursor("RECEIPT\ncontent-length:9\n\nabc\0").next());
    }

    @Test
    void heartBeatsAreNoFrames() {
        assertThat(cursor("\n\r\n\n").next()).isFalse();
    }

    @Test
    void severalFramesFollowOneAnother() {
        var frames = cursor("RECEIPT\r\nreceipt-id:7\r\nseq:12\r\n\r\n\0\nMESSAGE\nseq:13\nprev:9\n\nbody\0\n");
        assertThat(frames.next()).isTrue();
        assertThat(frames.is(ascii("RECEIPT"))).isTrue();
        assertThat(frames.text(ascii("receipt-id"))).isEqualTo("7");
        assertThat(frames.number(ascii("seq"))).isEqualTo(12);
        assertThat(frames.next()).isTrue();
        assertThat(frames.is(ascii("MESSAGE"))).isTrue();
        assertThat(frames.number(ascii("prev"))).isEqualTo(9);
        assertThat(frames.body()).isEqualTo("body");
        assertThat(frames.next()).isFalse();
    }

    @Test
    void aHeaderThatIsNotThereHasNoValue() {
        var frame = cursor("MESSAGE\nsequel:1\n\nseq:5\0");
        frame.next();
        assertThat(frame.number(ascii("seq"))).isEqualTo(FrameCursor.NONE);
        assertThat(frame.text(ascii("seq"))).isNull();
    }

    @Test
    void aBodyWithItsLengthMayHoldAnything() {
        var frame = cursor("MESSAGE\ncontent-length:5\n\na\0b\nc\0");
        assertThat(frame.next()).isTrue();
        assertThat(frame.body()).isEqualTo("a\0b\nc");
    }

    @Test
    void whatIsSentCanBeFoundAgain() {
        var ids = new MessageIds();
        var written = new SendFrame(ids, 5, "0199", 512).write(UnpooledByteBufAllocator.DEFAULT, 77);
        byte[] bytes = new byte[written.readableBytes()];
        written.readBytes(bytes).release();
        var frame = new FrameCursor(bytes, bytes.length);
        assertThat(frame.next()).isTrue();
        assertThat(frame.is(ascii("SEND"))).isTrue();
        assertThat(frame.text(ascii("receipt"))).isEqualTo("77");
        assertThat(frame.messageId(ids)).isEqualTo(5L << 32 | 77);
        assertThat(frame.body())
            .matches("\\{\"client_id\":\"[0-9a-f-]{36}\",\"kind\":\"text\",\"text\":\"\\S.{510}\\S\"}");
        assertThat(frame.next()).isFalse();
    }

}
