// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/// What an operator sees of the model's calls.
class ModelMetrics {

    private final MeterRegistry registry;

    ModelMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// The number and the time of calls, by prompt and outcome.
    void ended(Use use, Outcome outcome) {
        Timer.builder("entente.model.calls")
            .description("Calls of the language model")
            .tag("prompt", use.call().prompt().name())
            .tag("outcome", outcome.wire())
            .register(this.registry)
            .record(Duration.ofMillis(use.latencyMillis()));
        this.registry.counter("entente.model.tokens", "direction", "in").increment(use.tokensIn(outcome));
        this.registry.counter("entente.model.tokens", "direction", "out").increment(use.tokensOut());
    }

    /// A use that could not be written down.
    void lost() {
        this.registry.counter("entente.model.uses.lost").increment();
    }

}
