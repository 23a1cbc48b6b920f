// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Words of one connection on their way to their commits: many at once, and what is said about them in their order.
final class SendLane {

    private final Queue<Place> places = new ConcurrentLinkedQueue<>();

    private final AtomicInteger inFlight = new AtomicInteger();

    private final AtomicInteger work = new AtomicInteger();

    private final List<Waiting> waiting = new ArrayList<>();

    private final int inFlightMax;

    SendLane(int inFlightMax) {
        this.inFlightMax = inFlightMax;
    }

    /// Completes when one more can be taken.
    Mono<Void> room() {
        return below(this.inFlightMax);
    }

    /// Completes when nothing is on its way any more.
    Mono<Void> drained() {
        return below(1);
    }

    /// Begins at once. What the send comes to is carried out when all before it has
    /// been.
    ///
    /// @param send never fails
    void submit(Mono<Runnable> send) {
        var place = new Place();
        this.inFlight.incrementAndGet();
        this.places.add(place);
        send.subscribe(outcome -> {
            place.outcome = outcome;
            answer();
        });
    }

    private void answer() {
        if (this.work.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            answerReady();
            seen = this.work.addAndGet(-seen);
        }
        while (seen != 0);
    }

    private void answerReady() {
        for (Place next = this.places.peek(); next != null; next = this.places.peek()) {
            Runnable outcome = next.outcome;
            if (outcome == null) {
                return;
            }
            this.places.poll();
            outcome.run();
            wake(this.inFlight.decrementAndGet());
        }
    }

    private Mono<Void> below(int limit) {
        return Mono.defer(() -> {
            if (this.inFlight.get() < limit) {
                return Mono.empty();
            }
            var mine = new Waiting(limit, Sinks.empty());
            synchronized (this.waiting) {
                this.waiting.add(mine);
            }
            wake(this.inFlight.get());
            return mine.sink().asMono();
        });
    }

    private void wake(int left) {
        List<Waiting> woken;
        synchronized (this.waiting) {
            if (this.waiting.isEmpty()) {
                return;
            }
            woken = this.waiting.stream().filter(one -> left < one.limit()).toList();
            this.waiting.removeAll(woken);
        }
        woken.forEach(one -> one.sink().tryEmitEmpty());
    }

    private static final class Place {

        private volatile @Nullable Runnable outcome;

    }

    private record Waiting(int limit, Sinks.Empty<Void> sink) {
    }

}
