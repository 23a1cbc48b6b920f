// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Extends the holds of frozen orders before they end; an extension is safe to repeat, so that a lease needs no token.
final class HoldKeeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HoldKeeper.class);

    private final R2dbcHolds holds;

    private final PaymentProvider provider;

    private final Nudge nudge;

    private final SettlementSettings settings;

    private volatile @Nullable Shift shift;

    HoldKeeper(R2dbcHolds holds, PaymentProvider provider, Nudge nudge, SettlementSettings settings) {
        this.holds = holds;
        this.provider = provider;
        this.nudge = nudge;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        if (this.shift == null) {
            this.shift = Shift.begin(this::work);
        }
    }

    @Override
    public void stop() {
        stop(() -> {
        });
    }

    @Override
    public synchronized void stop(Runnable callback) {
        var stopped = this.shift;
        this.shift = null;
        if (stopped == null) {
            callback.run();
        }
        else {
            stopped.end(this.settings.stopGrace(), callback);
        }
    }

    @Override
    public boolean isRunning() {
        return this.shift != null;
    }

    private Mono<Void> work(Mono<Void> stop) {
        return Flux.merge(this.nudge.rings(), Flux.interval(Duration.ZERO, this.settings.pollEvery()))
            .onBackpressureLatest()
            .takeUntilOther(stop)
            .concatMap(_ -> extendDue(), 1)
            .then();
    }

    Mono<Void> extendDue() {
        return this.holds.claim(this.settings.concurrencyMax(), this.settings.leaseFor())
            .flatMap(this::extend, this.settings.concurrencyMax())
            .then()
            .onErrorResume(error -> {
                log.warn("Due holds could not be read, trying again in {}: {}", this.settings.pollEvery(),
                        error.toString());
                return Mono.empty();
            });
    }

    private Mono<Void> extend(R2dbcHolds.Due due) {
        return this.provider.extendHold(new HoldOrder(due.tenant(), due.reference(), this.settings.holdFor()))
            .timeout(this.settings.callTimeMax())
            .flatMap(
                    until -> this.holds.extended(due, until, this.settings.holdFor().minus(this.settings.holdMargin())))
            .onErrorResume(error -> postpone(due, error));
    }

    private Mono<Void> postpone(R2dbcHolds.Due due, Throwable error) {
        var delay = this.settings.retryDelay(due.attempts());
        log.warn("The hold of order {} ({}) could not be extended, trying again in {}: {}", due.orderId(),
                due.reference(), delay, error.toString());
        return this.holds.postpone(due, delay);
    }

}
