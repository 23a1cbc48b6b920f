// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// How long a whole answer may take, from the call to its last piece.
final class TimeLimit {

    private TimeLimit() {
    }

    /// @return the call, cancelled and ended with a timeout when it takes longer
    static <T> Flux<T> guard(Flux<T> call, Duration timeMax) {
        var late = Mono.delay(timeMax).<T>flatMap(over -> Mono.error(new TimeoutException("after " + timeMax)));
        return call.takeUntilOther(late);
    }

}
