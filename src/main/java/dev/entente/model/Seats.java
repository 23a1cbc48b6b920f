// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.entente.model.ModelUnavailable.Reason;
import reactor.core.publisher.Flux;

/// So many calls at once and no more: one beyond is refused at once, for the local path is faster than a queue.
class Seats {

    private final Semaphore free;

    Seats(int seats) {
        this.free = new Semaphore(seats);
    }

    <T> Flux<T> guard(Flux<T> call) {
        return Flux.defer(() -> {
            if (!this.free.tryAcquire()) {
                return Flux.error(new ModelUnavailable(Reason.BUSY, "Too many calls are under way."));
            }
            var left = new AtomicBoolean();
            return call.doFinally(ended -> {
                if (left.compareAndSet(false, true)) {
                    this.free.release();
                }
            });
        });
    }

}
