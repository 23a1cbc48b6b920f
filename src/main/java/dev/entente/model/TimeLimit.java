// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// How long a whole answer may take, from the call to its last piece.
final class TimeLimit {

    private TimeLimit() {
    }

    /// @return the call, cancelled and ended with a timeout when it takes longer
    static <T> Flux<T> guard(Flux<T> call, Duration timeMax) {
        return Flux.defer(() -> {
            var late = new AtomicBoolean();
            // an error instead of this signal would end the answer without cancelling the
            // call
            var over = Mono.delay(timeMax).doOnNext(tick -> late.set(true));
            // the closed call may fail of it sooner than its end is told here
            return call.takeUntilOther(over)
                .onErrorMap(error -> late.get(), error -> new TimeoutException("after " + timeMax))
                .concatWith(Flux
                    .defer(() -> late.get() ? Flux.error(new TimeoutException("after " + timeMax)) : Flux.empty()));
        });
    }

}
