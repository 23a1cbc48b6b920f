// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The pace and the limits of webhooks.
///
/// @param schedule the wait before each try, in product time; the first is the one at once
/// @param jitter by which part a wait may be longer, so that not everything comes back together
/// @param retryAfterMax the longest wait that an endpoint may ask for
/// @param restAfterRefusal how long an endpoint is left alone that says it has too much to do, and not for how long
/// @param pollEvery how often a node looks for due deliveries that no nudge told it of
/// @param concurrencyMax how many deliveries a node makes at once
/// @param perEndpointMax how many calls one endpoint gets at once
/// @param leaseFor how long a delivery is one node's; longer than a call may take
/// @param endpointsMax how many endpoints a marketplace has
/// @param overlap for how long an old secret signs too, where nothing is said
/// @param overlapMax the longest such time
/// @param attemptsShownMax how many attempts of a delivery are shown
/// @param replayMax how many messages one replay sends
/// @param keepFor how long messages and their log are kept
/// @param clearEvery how often a node clears older ones away
/// @param clearMax how many it clears at once
/// @param stopGrace how long a stop waits for calls under way
@ConfigurationProperties("entente.webhook")
record WebhookSettings(@DefaultValue( {
        "0s", "5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h" }) List<Duration> schedule,
        @DefaultValue("0.1") double jitter, @DefaultValue("24h") Duration retryAfterMax,
        @DefaultValue("5s") Duration restAfterRefusal, @DefaultValue("1s") Duration pollEvery,
        @DefaultValue("32") int concurrencyMax, @DefaultValue("4") int perEndpointMax,
        @DefaultValue("40s") Duration leaseFor, @DefaultValue("20") int endpointsMax,
        @DefaultValue("24h") Duration overlap, @DefaultValue("7d") Duration overlapMax,
        @DefaultValue("50") int attemptsShownMax, @DefaultValue("10000") int replayMax,
        @DefaultValue("30d") Duration keepFor, @DefaultValue("1h") Duration clearEvery,
        @DefaultValue("1000") int clearMax, @DefaultValue("10s") Duration stopGrace){

    WebhookSettings {
        schedule = List.copyOf(schedule);
        require(!schedule.isEmpty() && schedule.stream().noneMatch(Duration::isNegative),
                "schedule must have a wait for each try");
        require(jitter >= 0 && jitter <= 1, "jitter must be between 0 and 1");
        require(pollEvery.isPositive() && leaseFor.isPositive() && clearEvery.isPositive(),
                "times must be longer than nothing");
        require(concurrencyMax > 0 && perEndpointMax > 0 && endpointsMax > 0 && replayMax > 0 && clearMax > 0,
                "numbers must be at least 1");
    }

    int triesMax() {
        return this.schedule.size();
    }

    /// The wait after so many tries, without its jitter.
    Duration waitAfter(int tries) {
        return this.schedule.get(Math.min(tries, this.schedule.size() - 1));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("entente.webhook: " + message);
        }
    }

}
