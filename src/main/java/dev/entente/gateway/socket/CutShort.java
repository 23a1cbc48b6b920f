// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;

/// Lets a client be gone in the middle of a message without a word in the log: what came of the message is let go before
/// its gatherer takes the end of the line for a fault.
final class CutShort extends ChannelInboundHandlerAdapter {

    private static final String NAME = "entente.cutShort";

    CutShort() {
    }

    /// Goes before whoever gathers the messages of the connection.
    static void watch(Connection connection) {
        var pipeline = connection.channel().pipeline();
        if (pipeline.get(NAME) == null) {
            pipeline.addBefore(NettyPipeline.ReactiveBridge, NAME, new CutShort());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        var gatherer = context.pipeline().context(WebSocketFrameAggregator.class);
        if (gatherer != null) {
            context.pipeline().remove(gatherer.handler());
        }
        context.fireChannelInactive();
    }

}
