// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Clears kept answers away once their keys have lived.
@Component
class ClearKeys implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ClearKeys.class);

    private static final Duration interval = Duration.ofMinutes(30);

    private final AtomicReference<Disposable> running = new AtomicReference<>();

    private final IdempotentCalls calls;

    ClearKeys(IdempotentCalls calls) {
        this.calls = calls;
    }

    @Override
    public void start() {
        this.running.set(Flux.interval(interval).onBackpressureDrop().concatMap(_ -> clear(), 1).subscribe());
    }

    private Mono<Long> clear() {
        return this.calls.clear().onErrorResume(failure -> {
            log.warn("Old Idempotency-Keys stay for now: {}", failure.toString());
            return Mono.empty();
        });
    }

    @Override
    public void stop() {
        Disposable clearing = this.running.getAndSet(null);
        if (clearing != null) {
            clearing.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return this.running.get() != null;
    }

}
