// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.util.concurrent.TimeoutException;

import dev.entente.model.ModelUnavailable.Reason;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;

/// What can go wrong, as the one failure that callers know. What the provider said stays in the cause.
final class Failures {

    private Failures() {
    }

    static ModelUnavailable unavailable(Throwable error) {
        return switch (error) {
            case ModelUnavailable known -> known;
            case CallNotPermittedException open ->
                new ModelUnavailable(Reason.BREAKER_OPEN, "The model has failed too often lately.", open);
            case TimeoutException late -> new ModelUnavailable(Reason.TIMEOUT, "The model took too long.", late);
            default -> new ModelUnavailable(Reason.FAILED, "The model failed.", error);
        };
    }

}
