// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.concurrent.atomic.AtomicInteger;

import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/// A listener as a flux: what its subscriber has not taken yet waits, up to a number of events, and beyond it the reader
/// is too slow.
final class Watch implements ThreadListener {

    private static final int chunk = 16;

    private final Sinks.Many<StoredEvent> sink = Sinks.many()
        .unicast()
        .onBackpressureBuffer(Queues.<StoredEvent>unbounded(chunk).get());

    private final AtomicInteger waiting = new AtomicInteger();

    private final int waitingMax;

    Watch(int waitingMax) {
        this.waitingMax = waitingMax;
    }

    @Override
    public void hear(Announcement announcement) {
        if (this.waiting.incrementAndGet() > this.waitingMax) {
            this.sink.tryEmitError(Refused.because(Refusal.Reason.TOO_MANY, "This reader is too slow."));
            return;
        }
        this.sink.tryEmitNext(announcement.event());
    }

    @Override
    public void pass(byte[] message) {
        // a watch is for what is stored
    }

    Flux<StoredEvent> events() {
        return this.sink.asFlux().doOnNext(_ -> this.waiting.decrementAndGet());
    }

}
