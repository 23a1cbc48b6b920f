// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/// What an operator sees of webhooks: the tries that were booked, by what they came to, with the time each call took.
final class WebhookMetrics {

    private final Timer delivered;

    private final Timer again;

    private final Timer givenUp;

    WebhookMetrics(MeterRegistry registry) {
        this.delivered = registry.timer("entente.webhook.tries", "result", "delivered");
        this.again = registry.timer("entente.webhook.tries", "result", "again");
        this.givenUp = registry.timer("entente.webhook.tries", "result", "given_up");
    }

    void booked(Outcome outcome, int latencyMs) {
        var timer = switch (outcome) {
            case Outcome.Delivered _ -> this.delivered;
            case Outcome.Again _ -> this.again;
            case Outcome.GivenUp _ -> this.givenUp;
        };
        timer.record(Duration.ofMillis(latencyMs));
    }

}
