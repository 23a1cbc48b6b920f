// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// What this node has told its readers of one thread: every event once, in order. What does not follow on the last one
/// is a gap, and a gap is read from the log.
class ThreadHub {

    private final UUID thread;

    private final int readerQueue;

    private final ThreadMetrics metrics;

    private final List<Sinks.Many<StoredEvent>> readers = new CopyOnWriteArrayList<>();

    private long cursor;

    ThreadHub(UUID thread, long cursor, int readerQueue, ThreadMetrics metrics) {
        this.thread = thread;
        this.cursor = cursor;
        this.readerQueue = readerQueue;
        this.metrics = metrics;
    }

    UUID thread() {
        return this.thread;
    }

    synchronized long cursor() {
        return this.cursor;
    }

    boolean isDeserted() {
        return this.readers.isEmpty();
    }

    /// A reader hears everything after the position that is answered with it.
    synchronized Seat join() {
        Sinks.Many<StoredEvent> reader = Sinks.many()
            .unicast()
            .onBackpressureBuffer(new ArrayBlockingQueue<>(this.readerQueue));
        this.readers.add(reader);
        return new Seat(this.cursor, reader.asFlux(), reader);
    }

    void leave(Seat seat) {
        this.readers.remove(seat.reader());
    }

    /// @return false where something before this event was missed
    synchronized boolean offer(StoredEvent event) {
        if (event.seq() > this.cursor + 1) {
            return false;
        }
        if (event.seq() == this.cursor + 1) {
            this.cursor = event.seq();
            this.readers.forEach(reader -> pass(reader, event));
            this.metrics.delivered(this.readers.size());
        }
        return true;
    }

    private void pass(Sinks.Many<StoredEvent> reader, StoredEvent event) {
        if (reader.tryEmitNext(event).isFailure()) {
            reader.tryEmitError(Refused.because(Refusal.Reason.TOO_MANY, "This reader is too slow."));
            this.readers.remove(reader);
        }
    }

    /// Where a reader sits: what it has not heard yet begins after {@code from}.
    record Seat(long from, Flux<StoredEvent> events, Sinks.Many<StoredEvent> reader) {
    }

}
