// SPDX-License-Identifier: Apache-2.0

package dev.entente.outbox;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The pace and the limits of handing on.
///
/// @param pollEvery how often a node looks for notices that no nudge told it of
/// @param noticesMax how many notices about one subject are handed on at once
/// @param passTimeMax how long handing on is waited for
/// @param holdMax after this long without a word from its node the database lets a subject go
/// @param retryDelay the rest after a first failure; it grows by as much each time
/// @param retryDelayMax the longest such rest
/// @param stopGrace how long a stop waits for work under way
@ConfigurationProperties("entente.outbox")
record OutboxSettings(@DefaultValue("1s") Duration pollEvery, @DefaultValue("100") int noticesMax,
        @DefaultValue("10s") Duration passTimeMax, @DefaultValue("20s") Duration holdMax,
        @DefaultValue("1s") Duration retryDelay, @DefaultValue("1m") Duration retryDelayMax,
        @DefaultValue("5s") Duration stopGrace) {

    OutboxSettings {
        require(pollEvery.isPositive(), "poll-every must be longer than nothing");
        require(noticesMax > 0, "notices-max must be at least 1");
        require(holdMax.compareTo(passTimeMax) > 0, "hold-max must be longer than pass-time-max");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("entente.outbox: " + message);
        }
    }

}
