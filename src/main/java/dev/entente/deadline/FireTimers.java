// SPDX-License-Identifier: Apache-2.0

package dev.entente.deadline;

import java.time.Instant;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Fires what is due, one after the other in due order.
@Component
class FireTimers {

    private static final Logger log = LoggerFactory.getLogger(FireTimers.class);

    private final R2dbcTimers timers;

    private final ObjectProvider<TimerListener> listeners;

    private final DeadlineSettings settings;

    private final Counter fired;

    private final Counter failed;

    FireTimers(R2dbcTimers timers, ObjectProvider<TimerListener> listeners, DeadlineSettings settings,
            MeterRegistry registry) {
        this.timers = timers;
        this.listeners = listeners;
        this.settings = settings;
        this.fired = registry.counter("entente.timers.fired", "result", "done");
        this.failed = registry.counter("entente.timers.fired", "result", "failed");
    }

    /// Fires one batch; the number fired is answered, so that the caller knows whether to
    /// ask again.
    Mono<Long> fire(Instant until) {
        return this.timers.due(until, this.settings.batch()).concatMap(this::fire).count();
    }

    Flux<R2dbcTimers.Due> next(Instant until) {
        return this.timers.due(until, 1);
    }

    private Mono<R2dbcTimers.Due> fire(R2dbcTimers.Due due) {
        return Flux.fromStream(this.listeners::orderedStream)
            .concatMap(listener -> listener.due(due.subject(), due.kind()))
            .then()
            .timeout(this.settings.firingTimeMax())
            .doOnSuccess(_ -> this.fired.increment())
            .onErrorResume(failure -> rest(due, failure))
            .thenReturn(due);
    }

    private Mono<Void> rest(R2dbcTimers.Due due, Throwable failure) {
        this.failed.increment();
        log.warn("Timer {} of {} failed and is tried again later: {}", due.kind(), due.subject(), failure.toString());
        return this.timers.rest(due, this.settings);
    }

}
