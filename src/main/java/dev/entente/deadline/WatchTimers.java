// SPDX-License-Identifier: Apache-2.0

package dev.entente.deadline;

import java.util.concurrent.atomic.AtomicReference;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Looks for due timers as long as the server runs.
@Component
class WatchTimers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WatchTimers.class);

    private final FireTimers fireTimers;

    private final SqlClock clock;

    private final DeadlineSettings settings;

    private final AtomicReference<Disposable> running = new AtomicReference<>();

    WatchTimers(FireTimers fireTimers, SqlClock clock, DeadlineSettings settings) {
        this.fireTimers = fireTimers;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void start() {
        this.running.set(Flux.interval(this.settings.pollInterval())
            .onBackpressureDrop()
            .concatMap(tick -> look(), 1)
            .subscribe());
    }

    private Mono<Long> look() {
        return this.clock.now().flatMap(this.fireTimers::fire).onErrorResume(failure -> {
            log.warn("Cannot look for due timers: {}", failure.toString());
            return Mono.empty();
        });
    }

    @Override
    public void stop() {
        Disposable watch = this.running.getAndSet(null);
        if (watch != null) {
            watch.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return this.running.get() != null;
    }

}
