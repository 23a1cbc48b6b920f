// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import dev.entente.stomp.Breach;
import dev.entente.stomp.ClientFrame;
import dev.entente.stomp.CloseCode;
import dev.entente.stomp.ConnectionWatch;
import dev.entente.stomp.FrameReader;
import dev.entente.stomp.HeartBeatPact;
import dev.entente.stomp.HeartBeats;
import dev.entente.stomp.OutboundQueue;
import dev.entente.stomp.StompSettings;
import dev.entente.stomp.Ticks;

/// One WebSocket as frames: what comes in is read in order, what goes out waits in a bounded queue, and the last words
/// are out before the line is closed.
final class Wire {

    private static final Logger log = LoggerFactory.getLogger(Wire.class);

    /// How many messages, and how many frames, are taken in ahead of what is carried
    /// out; the rest waits on the network.
    private static final int AHEAD = 8;

    /// Stands behind the last frame of a client that is gone.
    private static final ClientFrame LEFT = new ClientFrame.Late();

    private final AtomicReference<@Nullable CloseStatus> goodbye = new AtomicReference<>();

    private final Sinks.Empty<Void> ended = Sinks.empty();

    private final WebSocketSession socket;

    private final Page page;

    private final SocketSettings settings;

    private final SocketMetrics metrics;

    private final FrameReader reader;

    private final OutboundQueue queue;

    private final ConnectionWatch watch;

    private final HeartBeats beats;

    private final long roomBytes;

    Wire(WebSocketSession socket, Page page, StompSettings stomp, SocketSettings settings, SocketMetrics metrics) {
        this.socket = socket;
        this.page = page;
        this.settings = settings;
        this.metrics = metrics;
        Ticks ticks = Ticks.real();
        this.reader = new FrameReader(stomp);
        this.queue = new OutboundQueue(stomp, ticks);
        this.watch = new ConnectionWatch(stomp, ticks);
        this.beats = new HeartBeats(this.queue, ticks);
        this.roomBytes = stomp.queueSizeMax().toBytes() / 2;
    }

    Page page() {
        return this.page;
    }

    /// Lasts as long as the connection. Frames are handed over one after the other.
    ///
    /// @param act never fails
    Mono<Void> run(Function<ClientFrame, Mono<Void>> act) {
        Mono<Void> out = this.socket.send(this.queue.frames().map(this::message))
            .takeUntilOther(this.queue.givenUp())
            .onErrorComplete()
            .then(Mono.defer(this::close))
            .doFinally(_ -> this.ended.tryEmitEmpty());
        Mono<Void> in = Flux.merge(AHEAD, heard(), this.watch.failure().takeUntilOther(this.ended.asMono()))
            .concatMap(frame -> handled(frame, act), 1)
            .then();
        return Mono.when(out, in);
    }

    /// The client is known: from now on it is to be heard, and hears of us.
    Mono<Void> connected(HeartBeatPact pact) {
        this.watch.connected(pact);
        return this.beats.beat(pact).takeUntilOther(this.ended.asMono());
    }

    /// Says something; what does not fit ends the connection.
    void say(byte[] frame) {
        this.metrics.said();
        this.queue.offer(frame);
    }

    /// Closes when everything that was said before is out. The first reason counts.
    void end(CloseCode code, String reason) {
        this.goodbye.compareAndSet(null, new CloseStatus(code.value(), reason));
        this.queue.finish();
    }

    boolean isEnding() {
        return this.goodbye.get() != null || this.queue.isSlowReader();
    }

    /// Completes when the line is closed.
    Mono<Void> ended() {
        return this.ended.asMono();
    }

    boolean hasRoom() {
        return this.queue.waitingBytes() <= this.roomBytes;
    }

    /// Completes when a good part of the queue is free; an error where that takes too
    /// long.
    Mono<Void> room() {
        return Mono.delay(Duration.ofMillis(5))
            .repeat()
            .takeUntil(_ -> hasRoom())
            .then()
            .timeout(this.settings.replayRoomTimeMax());
    }

    /// The octets are copied before anything may queue: the network takes its buffers
    /// back at once.
    private Flux<ClientFrame> heard() {
        return this.socket.receive()
            .filter(Wire::isFrames)
            .map(Piece::of)
            .concatMapIterable(this::read, AHEAD)
            .onErrorResume(this::broken)
            .takeUntilOther(this.ended.asMono())
            .concatWithValues(LEFT);
    }

    private static boolean isFrames(WebSocketMessage message) {
        return message.getType() == WebSocketMessage.Type.TEXT || message.getType() == WebSocketMessage.Type.BINARY;
    }

    private List<ClientFrame> read(Piece piece) {
        List<ClientFrame> frames = this.reader.read(piece.bytes(), piece.isText());
        this.watch.heard(this.reader.partialFrame());
        frames.forEach(_ -> this.metrics.heard());
        return frames;
    }

    private Flux<ClientFrame> broken(Throwable failure) {
        if (failure instanceof TooLongFrameException) {
            return Flux.just(new ClientFrame.Violation(Breach.TOO_LARGE, "the message is too large", null));
        }
        if (failure instanceof IOException || failure instanceof CorruptedFrameException) {
            log.debug("The line to {} broke: {}", this.page.address(), failure.toString());
        }
        else {
            log.warn("Nothing more can be read from {}", this.page.address(), failure);
            end(CloseCode.FAULT, "fault");
        }
        return Flux.empty();
    }

    private Mono<Void> handled(ClientFrame frame, Function<ClientFrame, Mono<Void>> act) {
        if (frame == LEFT) {
            return Mono.fromRunnable(this.queue::finish);
        }
        return isEnding() ? Mono.empty() : act.apply(frame).doFinally(_ -> this.watch.heard());
    }

    /// Frames are text. Spring's own factory of text messages would decode and encode
    /// them once more.
    private WebSocketMessage message(byte[] frame) {
        return new WebSocketMessage(WebSocketMessage.Type.TEXT, this.socket.bufferFactory().wrap(frame));
    }

    private Mono<Void> close() {
        CloseStatus status = status();
        this.metrics.closed(status.getCode());
        return this.socket.close(status).timeout(this.settings.closeTimeMax()).onErrorResume(failure -> {
            log.debug("Cut off {}: {}", this.page.address(), failure.toString());
            return Mono.fromRunnable(this.page.cutOff());
        });
    }

    private CloseStatus status() {
        CloseStatus said = this.goodbye.get();
        if (this.queue.isSlowReader()) {
            this.metrics.slowReader();
            log.info("A reader at {} was too slow and was sent away; it comes back for the rest", this.page.address());
            return new CloseStatus(CloseCode.SLOW_READER.value(), "too slow, come back");
        }
        return (said != null) ? said : CloseStatus.NORMAL;
    }

    /// One message of the network, copied.
    private record Piece(byte[] bytes, boolean isText) {

        static Piece of(WebSocketMessage message) {
            DataBuffer payload = message.getPayload();
            byte[] bytes = new byte[payload.readableByteCount()];
            payload.read(bytes);
            return new Piece(bytes, message.getType() == WebSocketMessage.Type.TEXT);
        }

    }

}
