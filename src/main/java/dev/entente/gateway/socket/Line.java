// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Function;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import dev.entente.stomp.Breach;
import dev.entente.stomp.ClientFrame;
import dev.entente.stomp.CloseCode;
import dev.entente.stomp.ConnectionWatch;
import dev.entente.stomp.FrameReader;
import dev.entente.stomp.HeartBeatPact;
import dev.entente.stomp.StompSettings;

/// What comes in on one WebSocket, read on the connection's event loop. Frames are carried out one after the other; what
/// cannot be carried out at once makes the rest wait on the network.
final class Line extends ChannelInboundHandlerAdapter {

    private static final Logger log = LoggerFactory.getLogger(Line.class);

    /// How many frames are read ahead of what is carried out.
    private static final int AHEAD = 8;

    private static final Duration LIFE_MAX = Duration.ofDays(365);

    /// What there is to do for a frame that is done already.
    static final Mono<Void> DONE = Mono.empty();

    private final Queue<ClientFrame> ahead = new ArrayDeque<>(2);

    private final Wire wire;

    private final FrameReader reader;

    private final ConnectionWatch watch;

    private final SocketMetrics metrics;

    private final Function<ClientFrame, Mono<Void>> act;

    private boolean busy;

    /// The client has said good-bye: what it said before is still carried out.
    private boolean left;

    private long expiresAt;

    private boolean isBounded;

    /// @param act carries out a frame; it never fails, and answers [#DONE] where nothing
    /// is left to wait for
    Line(Wire wire, StompSettings stomp, SocketMetrics metrics, Function<ClientFrame, Mono<Void>> act) {
        this.wire = wire;
        this.reader = new FrameReader(stomp);
        this.watch = new ConnectionWatch(stomp, System.nanoTime());
        this.metrics = metrics;
        this.act = act;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        LoopWork.of(ctx.channel().eventLoop()).add(this);
        ctx.channel().config().setAutoRead(true);
    }

    /// On the loop: the client is known, and its time is bounded.
    ///
    /// @param life how long it may stay
    void connected(HeartBeatPact pact, Duration life) {
        long now = System.nanoTime();
        this.watch.connected(pact, now);
        this.wire.connected(pact);
        this.expiresAt = now + Math.max(0, Math.min(life.toMillis(), LIFE_MAX.toMillis()) * 1_000_000);
        this.isBounded = true;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        switch (message) {
            case TextWebSocketFrame text -> read(text.content(), true);
            case BinaryWebSocketFrame binary -> read(binary.content(), false);
            case PingWebSocketFrame ping -> {
                ctx.writeAndFlush(new PongWebSocketFrame(ping.content()));
                return;
            }
            case CloseWebSocketFrame _ -> {
                this.left = true;
                carryOut();
            }
            default -> {
                // a pong, or something that is no WebSocket frame, says nothing
            }
        }
        ReferenceCountUtil.release(message);
    }

    /// The octets are copied before anything may queue: the network takes its buffers
    /// back at once.
    private void read(ByteBuf content, boolean isText) {
        byte[] octets = new byte[content.readableBytes()];
        content.readBytes(octets);
        var frames = this.reader.read(octets, isText);
        this.watch.heard(this.reader.partialFrame(), System.nanoTime());
        this.metrics.heard(frames.size());
        this.ahead.addAll(frames);
        carryOut();
    }

    private void carryOut() {
        while (!this.busy && !this.ahead.isEmpty()) {
            ClientFrame frame = this.ahead.poll();
            if (this.wire.isEnding()) {
                continue;
            }
            Mono<Void> rest = this.act.apply(frame);
            if (rest != DONE) {
                this.busy = true;
                rest.subscribe(null, this::failed, this::carriedOut);
            }
        }
        if (this.left && !this.busy) {
            this.wire.left();
            return;
        }
        readMore(this.ahead.size() < AHEAD);
    }

    private void readMore(boolean wanted) {
        var config = this.wire.channel().config();
        if (config.isAutoRead() != wanted) {
            config.setAutoRead(wanted);
        }
    }

    private void failed(Throwable failure) {
        log.error("A frame from {} could not be carried out", this.wire.page().address(), failure);
        this.wire.end(CloseCode.FAULT, "fault");
        carriedOut();
    }

    private void carriedOut() {
        this.wire.channel().eventLoop().execute(() -> {
            this.busy = false;
            this.watch.heard(System.nanoTime());
            carryOut();
        });
    }

    /// On the loop, now and then.
    void tick(long now) {
        if (!this.wire.isEnding()) {
            if (this.isBounded && now - this.expiresAt >= 0) {
                this.wire.end(CloseCode.TOKEN_EXPIRED, "the token has expired, come back with a fresh one");
            }
            ClientFrame.Violation late = this.busy ? null : this.watch.look(now);
            if (late != null) {
                this.ahead.add(late);
                carryOut();
            }
            this.wire.beat(now);
        }
        this.wire.cutOverdue(now);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        this.wire.serve();
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        LoopWork.of(ctx.channel().eventLoop()).remove(this);
        this.ahead.clear();
        this.wire.gone();
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
        if (failure instanceof TooLongFrameException) {
            this.ahead.add(new ClientFrame.Violation(Breach.TOO_LARGE, "the message is too large", null));
            carryOut();
            return;
        }
        if (failure instanceof IOException || failure instanceof CorruptedFrameException) {
            log.debug("The line to {} broke: {}", this.wire.page().address(), failure.toString());
            ctx.close();
            return;
        }
        log.warn("Nothing more can be read from {}", this.wire.page().address(), failure);
        this.wire.end(CloseCode.FAULT, "fault");
    }

}
