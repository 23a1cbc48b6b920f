// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The pace and the limits of the worker that carries instructions out.
///
/// @param pollEvery how often a node looks for due legs that no nudge told it of
/// @param concurrencyMax how many legs a node works on at once
/// @param callTimeMax how long one call to the provider may take; after that its outcome is unknown
/// @param bookTimeMax how long one booking may take before it is rolled back
/// @param leaseFor how long a leg is one worker's; longer than a lookup, a call and a booking together
/// @param retryDelayFirst the wait after the first answer that was not understood; it doubles each time
/// @param retryDelayMax the longest such wait; tries never end, because an unknown outcome is no failure
/// @param pendingDelayFirst the wait before a pending leg is asked about; it doubles each time
/// @param pendingDelayMax the longest such wait
/// @param alarmAfterAttempts from this try on each one that brings no answer is logged as an error
/// @param recheckAfter when a confirmed leg is asked about once more
/// @param rebookMax how often a booking is tried again because something else moved
/// @param stopGrace how long a stop waits for work under way
/// @param holdFor for how long the hold of a frozen order is extended each time
/// @param holdMargin how long before its end a hold is extended again
@ConfigurationProperties("entente.settlement")
record SettlementSettings(@DefaultValue("500ms") Duration pollEvery, @DefaultValue("8") int concurrencyMax,
        @DefaultValue("5s") Duration callTimeMax, @DefaultValue("10s") Duration bookTimeMax,
        @DefaultValue("30s") Duration leaseFor, @DefaultValue("500ms") Duration retryDelayFirst,
        @DefaultValue("5m") Duration retryDelayMax, @DefaultValue("2s") Duration pendingDelayFirst,
        @DefaultValue("10m") Duration pendingDelayMax, @DefaultValue("8") int alarmAfterAttempts,
        @DefaultValue("24h") Duration recheckAfter, @DefaultValue("5") int rebookMax,
        @DefaultValue("6s") Duration stopGrace, @DefaultValue("7d") Duration holdFor,
        @DefaultValue("1d") Duration holdMargin) {

    private static final int DOUBLINGS_MAX = 30;

    SettlementSettings {
        require(!pollEvery.isNegative() && !pollEvery.isZero(), "poll-every must be longer than nothing");
        require(concurrencyMax > 0, "concurrency-max must be at least 1");
        require(leaseFor.compareTo(callTimeMax.multipliedBy(2).plus(bookTimeMax)) > 0,
                "lease-for must be longer than twice call-time-max and once book-time-max");
        require(holdFor.compareTo(holdMargin) > 0, "hold-for must be longer than hold-margin");
    }

    /// The wait after a try that brought no answer.
    Duration retryDelay(int attempts) {
        return doubled(this.retryDelayFirst, this.retryDelayMax, attempts);
    }

    /// The wait before the next question about a pending leg.
    Duration pendingDelay(int attempts) {
        return doubled(this.pendingDelayFirst, this.pendingDelayMax, attempts);
    }

    private static Duration doubled(Duration first, Duration most, int attempts) {
        var factor = 1L << Math.clamp(attempts - 1L, 0, DOUBLINGS_MAX);
        var wait = first.multipliedBy(factor);
        return wait.compareTo(most) < 0 ? wait : most;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("entente.settlement: " + message);
        }
    }

}
