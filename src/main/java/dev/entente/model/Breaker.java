// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import dev.entente.model.ModelUnavailable.Reason;
import reactor.core.publisher.Flux;

/// Leaves a failing model alone for a while, then lets one call try it.
class Breaker {

    private final CircuitBreaker circuit;

    Breaker(ModelSettings settings) {
        this.circuit = CircuitBreaker.of("model",
                CircuitBreakerConfig.custom()
                    .slidingWindowType(SlidingWindowType.COUNT_BASED)
                    .slidingWindowSize(settings.breakerCalls())
                    .minimumNumberOfCalls(settings.breakerFailures())
                    .failureRateThreshold(100f * settings.breakerFailures() / settings.breakerCalls())
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .waitDurationInOpenState(settings.breakerRest())
                    .ignoreException(Breaker::isNotItsFault)
                    .build());
    }

    /// A full house and a talkative answer say nothing of the model's health.
    private static boolean isNotItsFault(Throwable error) {
        return error instanceof ModelUnavailable known
                && (known.reason() == Reason.BUSY || known.reason() == Reason.TOO_LONG);
    }

    <T> Flux<T> guard(Flux<T> call) {
        return call.transformDeferred(CircuitBreakerOperator.of(this.circuit));
    }

    boolean isClosed() {
        return this.circuit.getState() == CircuitBreaker.State.CLOSED;
    }

}
