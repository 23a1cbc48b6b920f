// SPDX-License-Identifier: Apache-2.0

package dev.entente.deadline;

import dev.entente.worker.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Looks for due timers as long as the server runs.
@Component
class WatchTimers extends Worker {

    private static final Logger log = LoggerFactory.getLogger(WatchTimers.class);

    private final FireTimers fireTimers;

    private final SqlClock clock;

    WatchTimers(FireTimers fireTimers, SqlClock clock, DeadlineSettings settings) {
        super(Flux.never(), settings.pollInterval(), settings.stopGrace());
        this.fireTimers = fireTimers;
        this.clock = clock;
    }

    @Override
    protected Mono<Void> work(Flux<?> calls) {
        return calls.concatMap(_ -> look(), 1).then();
    }

    private Mono<Long> look() {
        return this.clock.now().flatMap(this.fireTimers::fire).onErrorResume(failure -> {
            log.warn("Cannot look for due timers: {}", failure.toString());
            return Mono.empty();
        });
    }

}
