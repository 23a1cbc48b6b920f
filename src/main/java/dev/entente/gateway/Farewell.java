// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// How those who listen to this node leave it at a planned stop: asked to come back, at different moments.
@Component
public class Farewell {

    private final GatewaySettings settings;

    private volatile Sinks.Empty<Void> leaving = Sinks.empty();

    Farewell(GatewaySettings settings) {
        this.settings = settings;
    }

    /// Ends when everybody who listens is to leave.
    public Mono<Void> leaving() {
        return Mono.defer(() -> this.leaving.asMono());
    }

    /// After how long one of them is asked to come back.
    public Duration comeBackAfter() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(this.settings.stopSpread().toMillis() + 1));
    }

    void welcome() {
        this.leaving = Sinks.empty();
    }

    void say() {
        this.leaving.tryEmitEmpty();
    }

}
