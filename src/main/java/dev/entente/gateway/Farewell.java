// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// The first step of a planned stop. Readiness has fallen and everything still works, for as long as whoever spreads the
/// load needs to see that; then those who listen are asked to come back, at different moments.
@Component
public class Farewell implements SmartLifecycle {

    private final GatewaySettings settings;

    private volatile boolean running;

    private volatile Sinks.Empty<Void> leaving = Sinks.empty();

    Farewell(GatewaySettings settings) {
        this.settings = settings;
    }

    /// Ends when everybody who listens on this node is to leave it.
    public Mono<Void> leaving() {
        return Mono.defer(() -> this.leaving.asMono());
    }

    /// After how long one of them is asked to come back.
    public Duration comeBackAfter() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(this.settings.stopSpread().toMillis() + 1));
    }

    @Override
    public void start() {
        this.leaving = Sinks.empty();
        this.running = true;
    }

    @Override
    public void stop(Runnable done) {
        this.running = false;
        Mono.delay(this.settings.stopNotice()).doFinally(_ -> {
            this.leaving.tryEmitEmpty();
            done.run();
        }).subscribe();
    }

    @Override
    public void stop() {
        this.running = false;
        this.leaving.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return this.running;
    }

}
