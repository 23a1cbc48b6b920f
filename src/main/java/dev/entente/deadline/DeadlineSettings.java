// SPDX-License-Identifier: Apache-2.0

package dev.entente.deadline;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of the timers.
///
/// @param pollInterval how late a timer may fire on a healthy server
/// @param batch how many are fetched at once
/// @param retryDelay how long a timer rests after its listener failed, times the number of failures
/// @param retryDelayMax the longest rest
/// @param firingTimeMax how long one listener may take
/// @param stopGrace how long a stop waits for timers that are being fired
@ConfigurationProperties("entente.deadline")
record DeadlineSettings(@DefaultValue("500ms") Duration pollInterval, @DefaultValue("100") int batch,
        @DefaultValue("2s") Duration retryDelay, @DefaultValue("5m") Duration retryDelayMax,
        @DefaultValue("20s") Duration firingTimeMax, @DefaultValue("6s") Duration stopGrace) {
}
