// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.entente.worker.Nudge;
import dev.entente.worker.Worker;

/// Extends the holds of frozen orders before they end; an extension is safe to repeat, so that a lease needs no token.
final class HoldKeeper extends Worker {

    private static final Logger log = LoggerFactory.getLogger(HoldKeeper.class);

    private final R2dbcHolds holds;

    private final PaymentProvider provider;

    private final SettlementSettings settings;

    HoldKeeper(R2dbcHolds holds, PaymentProvider provider, Nudge nudge, SettlementSettings settings) {
        super(nudge, settings.pollEvery(), settings.stopGrace());
        this.holds = holds;
        this.provider = provider;
        this.settings = settings;
    }

    @Override
    protected Mono<Void> work(Flux<?> calls) {
        return calls.concatMap(_ -> extendDue(), 1).then();
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
