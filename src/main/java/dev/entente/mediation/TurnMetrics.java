// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.time.Duration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// What an operator sees of the bot's turns.
@Component
class TurnMetrics {

    private static final String TIME = "entente.turns.time";

    private final Timer done;

    private final Timer failed;

    private final Counter late;

    TurnMetrics(MeterRegistry registry) {
        this.done = timer("done", registry);
        this.failed = timer("failed", registry);
        this.late = registry.counter("entente.turns.late");
    }

    private static Timer timer(String result, MeterRegistry registry) {
        return Timer.builder(TIME)
            .tag("result", result)
            .serviceLevelObjectives(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(1),
                    Duration.ofSeconds(5), Duration.ofSeconds(30))
            .register(registry);
    }

    Mono<Void> timed(Mono<Void> turn) {
        return Mono.defer(() -> {
            var started = Timer.start();
            return turn.doOnSuccess(_ -> started.stop(this.done)).doOnError(_ -> started.stop(this.failed));
        });
    }

    /// Somebody else spoke for the platform before the turn had ended.
    void late() {
        this.late.increment();
    }

}
