// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;

import org.jspecify.annotations.Nullable;

/// What waits to be sent to one client: offered by many threads, taken in order by one, never more than a fixed number of
/// octets.
///
/// A reader that is too slow is given up: what waits for it is dropped, and it comes back for it later.
public final class OutboundQueue<T extends QueuedFrame> {

    /// What became of an offered frame.
    public enum Offer {

        /// It will be sent in its turn.
        TAKEN,

        /// It did not fit: the reader is too slow and has just been given up.
        FULL,

        /// The queue had ended before.
        CLOSED

    }

    /// What a waiting frame costs beside its own octets.
    static final int OVERHEAD_BYTES = 64;

    private static final int OPEN = 0;

    private static final int FINISHED = 1;

    private static final int GIVEN_UP = 2;

    @SuppressWarnings("rawtypes")
    private static final AtomicLongFieldUpdater<OutboundQueue> WAITING = AtomicLongFieldUpdater
        .newUpdater(OutboundQueue.class, "waitingBytes");

    private final Queue<T> frames = new ConcurrentLinkedQueue<>();

    private final long bytesMax;

    private volatile long waitingBytes;

    private volatile int state = OPEN;

    public OutboundQueue(StompSettings settings) {
        this.bytesMax = settings.queueSizeMax().toBytes();
    }

    /// Adds a frame at the end; any thread may do so.
    public Offer offer(T frame) {
        if (this.state != OPEN) {
            return Offer.CLOSED;
        }
        if (WAITING.addAndGet(this, cost(frame)) > this.bytesMax) {
            this.state = GIVEN_UP;
            return Offer.FULL;
        }
        this.frames.add(frame);
        return Offer.TAKEN;
    }

    /// Takes the next frame, or null where none waits or the reader was given up; one
    /// thread does so.
    public @Nullable T poll() {
        if (this.state == GIVEN_UP) {
            this.frames.clear();
            return null;
        }
        T next = this.frames.poll();
        if (next != null) {
            WAITING.addAndGet(this, -cost(next));
        }
        return next;
    }

    /// Ends the queue after what waits in it, such as an ERROR that was offered just
    /// before.
    public void finish() {
        if (this.state == OPEN) {
            this.state = FINISHED;
        }
    }

    /// Whether the queue has ended and nothing waits in it any more.
    public boolean isDone() {
        return this.state == GIVEN_UP || (this.state == FINISHED && this.frames.isEmpty());
    }

    /// Whether the queue ended because it was full.
    public boolean isSlowReader() {
        return this.state == GIVEN_UP;
    }

    /// How much waits to be taken, each frame counted with its overhead.
    public long waitingBytes() {
        return this.waitingBytes;
    }

    private static long cost(QueuedFrame frame) {
        return frame.weight() + (long) OVERHEAD_BYTES;
    }

}
