// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Counts the words of one connection that are on their way to their commits. All but subscribing to what it answers
/// happens on the connection's executor.
final class SendLane {

    private final Executor executor;

    private final int inFlightMax;

    private int inFlight;

    private @Nullable List<Waiting> waiting;

    SendLane(Executor executor, int inFlightMax) {
        this.executor = executor;
        this.inFlightMax = inFlightMax;
    }

    boolean hasRoom() {
        return this.inFlight < this.inFlightMax;
    }

    boolean isDrained() {
        return this.inFlight == 0;
    }

    void begin() {
        this.inFlight++;
    }

    void end() {
        this.inFlight--;
        if (this.waiting != null) {
            wake();
        }
    }

    /// Completes when one more can be taken.
    Mono<Void> room() {
        return below(this.inFlightMax);
    }

    /// Completes when nothing is on its way any more.
    Mono<Void> drained() {
        return below(1);
    }

    private Mono<Void> below(int limit) {
        return Mono.create(sink -> this.executor.execute(() -> {
            if (this.inFlight < limit) {
                sink.success();
                return;
            }
            if (this.waiting == null) {
                this.waiting = new ArrayList<>(1);
            }
            this.waiting.add(new Waiting(limit, sink::success));
        }));
    }

    private void wake() {
        List<Waiting> ready = this.waiting.stream().filter(one -> this.inFlight < one.limit()).toList();
        this.waiting.removeAll(ready);
        if (this.waiting.isEmpty()) {
            this.waiting = null;
        }
        ready.forEach(one -> one.then().run());
    }

    private record Waiting(int limit, Runnable then) {
    }

}
