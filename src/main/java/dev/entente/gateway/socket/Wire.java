// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

import dev.entente.stomp.CloseCode;
import dev.entente.stomp.HeartBeatPact;
import dev.entente.stomp.OutboundQueue;
import dev.entente.stomp.ServerFrames;
import dev.entente.stomp.StompSettings;

/// What goes out on one WebSocket: it waits in a bounded queue, is written by the connection's event loop as fast as the
/// line takes it, and the last words are out before the line is closed.
final class Wire {

    private static final Logger log = LoggerFactory.getLogger(Wire.class);

    /// How much is handed to the line at once.
    private static final int CHUNK = 64 * 1024;

    private static final int CHUNK_MIN = 256;

    private static final AtomicIntegerFieldUpdater<Wire> POSTED = AtomicIntegerFieldUpdater.newUpdater(Wire.class,
            "posted");

    private final AtomicReference<@Nullable Goodbye> goodbye = new AtomicReference<>();

    private final Sinks.Empty<Void> ended = Sinks.empty();

    private final Channel channel;

    private final LoopWork work;

    private final Page page;

    private final StompSettings stomp;

    private final SocketSettings settings;

    private final SocketMetrics metrics;

    private final OutboundQueue<Frame> queue;

    private volatile int posted;

    private @Nullable List<Runnable> waitingForRoom;

    private @Nullable HeartBeatPact pact;

    private long sentAt = System.nanoTime();

    private long endingAt;

    private boolean closeSent;

    private boolean isLeft;

    Wire(Channel channel, Page page, StompSettings stomp, SocketSettings settings, SocketMetrics metrics) {
        this.channel = channel;
        this.work = LoopWork.of(channel.eventLoop());
        this.page = page;
        this.stomp = stomp;
        this.settings = settings;
        this.metrics = metrics;
        this.queue = new OutboundQueue<>(stomp);
    }

    Page page() {
        return this.page;
    }

    Channel channel() {
        return this.channel;
    }

    /// The connection's event loop, for publishers.
    Scheduler scheduler() {
        return this.work.scheduler();
    }

    /// Says something; what does not fit ends the connection.
    void say(byte[] octets) {
        post(new Frame.Ready(octets));
    }

    /// The same for a frame that is only made when it is its turn. Any thread may post.
    void post(Frame frame) {
        switch (this.queue.offer(frame)) {
            case TAKEN, FULL -> wake();
            case CLOSED -> {
                // nobody reads it any more
            }
        }
    }

    private void wake() {
        if (POSTED.compareAndSet(this, 0, 1)) {
            this.work.isReady(this);
        }
    }

    /// Closes when everything that was said before is out. The first reason counts.
    void end(CloseCode code, String reason) {
        this.goodbye.compareAndSet(null, new Goodbye(code.value(), reason));
        this.queue.finish();
        wake();
    }

    boolean isEnding() {
        return this.goodbye.get() != null || this.queue.isSlowReader();
    }

    /// Completes when the line is closed.
    Mono<Void> ended() {
        return this.ended.asMono();
    }

    /// On the loop: the server is to be heard from now on, and what was agreed on begins.
    void connected(HeartBeatPact agreed) {
        this.pact = agreed;
    }

    boolean hasRoom() {
        return this.queue.waitingBytes() <= this.stomp.queueSizeMax().toBytes() / 2;
    }

    /// Completes when a good part of the queue is free; an error where that takes too
    /// long.
    Mono<Void> room() {
        return Mono.<Void>create(sink -> this.channel.eventLoop().execute(() -> {
            if (hasRoom()) {
                sink.success();
                return;
            }
            if (this.waitingForRoom == null) {
                this.waitingForRoom = new ArrayList<>(1);
            }
            this.waitingForRoom.add(sink::success);
        })).timeout(this.settings.replayRoomTimeMax());
    }

    /// On the loop: writes what waits, as far as the line takes it.
    void serve() {
        this.posted = 0;
        if (this.closeSent) {
            return;
        }
        boolean wrote = false;
        while (this.channel.isWritable() && writeChunk()) {
            wrote = true;
        }
        if (wrote) {
            this.sentAt = System.nanoTime();
            this.channel.flush();
            tellRoom();
        }
        if (this.queue.isDone()) {
            sayGoodbye();
        }
        else if (this.goodbye.get() != null && this.endingAt == 0) {
            this.endingAt = System.nanoTime();
        }
    }

    private boolean writeChunk() {
        Frame frame = this.queue.poll();
        if (frame == null) {
            return false;
        }
        long waiting = this.queue.waitingBytes() + frame.weight() + TextHead.SIZE_MAX;
        ByteBuf out = this.channel.alloc().directBuffer((int) Math.clamp(waiting, CHUNK_MIN, CHUNK));
        int frames = 0;
        while (frame != null) {
            frame.writeTo(out);
            frames++;
            frame = (out.readableBytes() < CHUNK) ? this.queue.poll() : null;
        }
        this.metrics.said(frames);
        this.channel.write(out, this.channel.voidPromise());
        return true;
    }

    private void tellRoom() {
        if (this.waitingForRoom != null && hasRoom()) {
            List<Runnable> waiting = this.waitingForRoom;
            this.waitingForRoom = null;
            waiting.forEach(Runnable::run);
        }
    }

    /// On the loop, now and then: says that the server is there, where it has been quiet
    /// for as long as it promised not to be.
    void beat(long now) {
        HeartBeatPact agreed = this.pact;
        if (agreed != null && this.queue.waitingBytes() == 0
                && now - this.sentAt >= agreed.outgoing().minus(LoopWork.TICK).toNanos()) {
            say(ServerFrames.heartBeat());
        }
    }

    /// On the loop: cuts the line of a client that takes neither the last words nor the
    /// good-bye in time.
    void cutOverdue(long now) {
        Duration patience = this.closeSent ? this.settings.closeTimeMax() : this.stomp.closeTimeMax();
        if (this.endingAt != 0 && now - this.endingAt >= patience.toNanos()) {
            log.debug("Cut off {}", this.page.address());
            this.channel.close();
        }
    }

    private void sayGoodbye() {
        Goodbye last = lastWord();
        this.closeSent = true;
        this.endingAt = System.nanoTime();
        this.metrics.closed(last.code());
        var said = this.channel.writeAndFlush(new CloseWebSocketFrame(last.code(), last.reason()));
        if (this.isLeft) {
            said.addListener(_ -> this.channel.close());
        }
    }

    private Goodbye lastWord() {
        if (this.queue.isSlowReader()) {
            this.metrics.slowReader();
            log.info("A reader at {} was too slow and was sent away; it comes back for the rest", this.page.address());
            return new Goodbye(CloseCode.SLOW_READER.value(), "too slow, come back");
        }
        Goodbye said = this.goodbye.get();
        return (said != null) ? said : new Goodbye(CloseCode.NORMAL.value(), "");
    }

    /// On the loop: the client has said good-bye. It gets what was said before, and the
    /// line is closed.
    void left() {
        if (this.closeSent) {
            this.channel.close();
            return;
        }
        this.isLeft = true;
        end(CloseCode.NORMAL, "");
    }

    /// On the loop: the line is gone.
    void gone() {
        this.closeSent = true;
        this.queue.finish();
        this.ended.tryEmitEmpty();
    }

    private record Goodbye(int code, String reason) {
    }

}
