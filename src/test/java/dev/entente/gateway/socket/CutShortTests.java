// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CutShortTests {

    private final WebSocketFrameAggregator gatherer = new WebSocketFrameAggregator(100);

    @Test
    void letsAClientLeaveInTheMiddleOfAMessage() {
        var first = new TextWebSocketFrame(false, 0, Unpooled.copiedBuffer(new byte[] { 'a' }));
        var channel = new EmbeddedChannel(new CutShort(), this.gatherer);
        channel.writeInbound(first);

        channel.close();
        channel.checkException();

        assertThat(first.refCnt()).isZero();
    }

    @Test
    void isNeededAsLongAsTheGathererThrows() {
        var channel = new EmbeddedChannel(this.gatherer);
        channel.writeInbound(new TextWebSocketFrame(false, 0, Unpooled.copiedBuffer(new byte[] { 'a' })));

        channel.close();

        assertThatExceptionOfType(PrematureChannelClosureException.class).isThrownBy(channel::checkException);
    }

}
