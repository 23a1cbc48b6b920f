// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The first step of a planned stop. Readiness has fallen and every door is still open, for as long as whoever spreads
/// the load needs to see that.
///
/// Nothing that has a lifecycle may depend on this one: a dependent is stopped before what it depends on, whatever its
/// phase.
@Component
class StopNotice implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StopNotice.class);

    private final Farewell farewell;

    private final GatewaySettings settings;

    private volatile boolean running;

    StopNotice(Farewell farewell, GatewaySettings settings) {
        this.farewell = farewell;
        this.settings = settings;
    }

    @Override
    public void start() {
        this.farewell.welcome();
        this.running = true;
    }

    @Override
    public void stop(Runnable done) {
        this.running = false;
        log.info("This node is about to stop and serves everybody for another {}", this.settings.stopNotice());
        Mono.delay(this.settings.stopNotice()).doFinally(_ -> {
            this.farewell.say();
            done.run();
        }).subscribe();
    }

    @Override
    public void stop() {
        this.running = false;
        this.farewell.say();
    }

    @Override
    public boolean isRunning() {
        return this.running;
    }

}
