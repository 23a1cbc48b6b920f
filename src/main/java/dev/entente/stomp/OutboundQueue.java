// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/// What waits to be sent to one client: offered by many threads, sent in order, never more than a fixed number of bytes.
///
/// A reader that is too slow is given up: what waits for it is dropped, and it comes back for it later.
public final class OutboundQueue {

    /// What became of an offered frame.
    public enum Offer {

        /// It will be sent in its turn.
        TAKEN,

        /// It did not fit: the reader is too slow and has just been given up.
        FULL,

        /// The queue had ended before.
        CLOSED

    }

    /// What a waiting frame costs beside its own bytes.
    static final int OVERHEAD_BYTES = 64;

    private static final int CHUNK = 8;

    private final Sinks.Many<byte[]> sink = Sinks.many()
        .unicast()
        .onBackpressureBuffer(Queues.<byte[]>unbounded(CHUNK).get());

    private final Sinks.Empty<Void> overflow = Sinks.empty();

    private final Sinks.Empty<Void> finished = Sinks.empty();

    private final AtomicLong waitingBytes = new AtomicLong();

    private final Ticks ticks;

    private final long bytesMax;

    private final Duration closeTimeMax;

    private final Object lock = new Object();

    private volatile long sentAt;

    private volatile boolean slowReader;

    private boolean closed;

    public OutboundQueue(StompSettings settings, Ticks ticks) {
        this.ticks = ticks;
        this.bytesMax = settings.queueSizeMax().toBytes();
        this.closeTimeMax = settings.closeTimeMax();
        this.sentAt = ticks.now();
    }

    /// Adds a frame at the end; any thread may do so. The frame must not be changed
    /// afterwards.
    public Offer offer(byte[] frame) {
        synchronized (this.lock) {
            if (this.closed) {
                return Offer.CLOSED;
            }
            if (this.waitingBytes.addAndGet(cost(frame)) <= this.bytesMax) {
                return this.sink.tryEmitNext(frame).isSuccess() ? Offer.TAKEN : Offer.CLOSED;
            }
            this.closed = true;
            this.slowReader = true;
        }
        this.overflow.tryEmitEmpty();
        return Offer.FULL;
    }

    /// Ends the queue after what waits in it, such as an ERROR that was offered just
    /// before.
    public void finish() {
        synchronized (this.lock) {
            if (this.closed) {
                return;
            }
            this.closed = true;
            this.sink.tryEmitComplete();
        }
        this.finished.tryEmitEmpty();
    }

    /// The frames in order, as many as are asked for, to one subscriber. Completes after
    /// the last one, or at once when
    /// the reader is given up.
    public Flux<byte[]> frames() {
        return this.sink.asFlux().doOnNext(this::taken).takeUntilOther(givenUp());
    }

    /// Completes when there is no more point in sending: the reader was too slow, or did
    /// not take the rest in time.
    public Mono<Void> givenUp() {
        Mono<Void> tooLate = Mono.delay(this.closeTimeMax, this.ticks.scheduler()).then();
        return Mono.firstWithSignal(this.overflow.asMono(), this.finished.asMono().then(tooLate));
    }

    /// Whether the queue ended because it was full.
    public boolean isSlowReader() {
        return this.slowReader;
    }

    /// How much waits to be taken, each frame counted with its overhead.
    public long waitingBytes() {
        return this.waitingBytes.get();
    }

    /// How long it is until nothing has been sent for `interval`.
    Duration untilQuiet(Duration interval) {
        return this.ticks.remaining(this.sentAt, interval);
    }

    private void taken(byte[] frame) {
        this.waitingBytes.addAndGet(-cost(frame));
        this.sentAt = this.ticks.now();
    }

    private static long cost(byte[] frame) {
        return frame.length + (long) OVERHEAD_BYTES;
    }

}
