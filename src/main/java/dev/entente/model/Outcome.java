// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.util.Locale;

/// How a call ended, as it is written down.
enum Outcome {

    ANSWERED, CANCELLED, SWITCHED_OFF, BUDGET, BREAKER_OPEN, BUSY, TIMEOUT, TOO_LONG, FAILED;

    static Outcome of(Throwable error) {
        return switch (Failures.unavailable(error).reason()) {
            case SWITCHED_OFF -> SWITCHED_OFF;
            case BUDGET -> BUDGET;
            case BREAKER_OPEN -> BREAKER_OPEN;
            case BUSY -> BUSY;
            case TIMEOUT -> TIMEOUT;
            case TOO_LONG -> TOO_LONG;
            case NOT_CONFIGURED, FAILED -> FAILED;
        };
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

}
