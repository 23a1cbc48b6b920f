// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.entente.worker.Nudge;
import dev.entente.worker.Worker;

/// Carries instructions out: leases due legs, asks the provider outside any transaction, books what it said.
///
/// It may die at any line. A leg is marked as sent before the provider hears of it; whoever finds it so asks the
/// provider for its key first.
final class SettlementWorker extends Worker {

    private static final Logger log = LoggerFactory.getLogger(SettlementWorker.class);

    private final String node = UUID.randomUUID().toString();

    private final AtomicInteger underWay = new AtomicInteger();

    private final R2dbcInstructions instructions;

    private final Booking booking;

    private final PaymentProvider provider;

    private final Nudge nudge;

    private final SettlementSettings settings;

    SettlementWorker(R2dbcInstructions instructions, Booking booking, PaymentProvider provider, Nudge nudge,
            SettlementSettings settings) {
        super(nudge, settings.pollEvery(), settings.stopGrace());
        this.instructions = instructions;
        this.booking = booking;
        this.provider = provider;
        this.nudge = nudge;
        this.settings = settings;
    }

    @Override
    protected Mono<Void> work(Flux<?> calls) {
        return calls.concatMap(_ -> claimFree(), 1).flatMap(this::carryOut, this.settings.concurrencyMax(), 1).then();
    }

    /// Leases as many due legs as there are free hands.
    Flux<Claim> claimFree() {
        return Flux.defer(() -> {
            var free = this.settings.concurrencyMax() - this.underWay.get();
            return free > 0 ? this.instructions.claim(free, this.node, this.settings.leaseFor()) : Flux.empty();
        }).doOnNext(_ -> this.underWay.incrementAndGet()).onErrorResume(error -> {
            log.warn("Due payments could not be read, trying again in {}: {}", this.settings.pollEvery(),
                    error.toString());
            return Flux.empty();
        });
    }

    /// Works on one leg; whatever goes wrong, the leg stays ours to find again.
    Mono<Void> carryOut(Claim claim) {
        var carriedOut = ask(claim).flatMap(result -> book(claim, result))
            .onErrorResume(error -> postpone(claim, error));
        return orPutBack(carriedOut, putBack(claim)).doFinally(_ -> {
            this.underWay.decrementAndGet();
            this.nudge.ring();
        });
    }

    private Mono<LegResult> ask(Claim claim) {
        return switch (claim.was()) {
            case REQUESTED -> call(claim.order());
            case SENT -> find(claim).switchIfEmpty(Mono.defer(() -> call(claim.order())));
            case PENDING, CONFIRMED -> find(claim).switchIfEmpty(Mono.error(() -> new Forgotten(claim)));
            case NONE, FAILED -> find(claim).defaultIfEmpty(new LegResult.Failed(Leg.NOT_ATTEMPTED, null));
        };
    }

    private Mono<LegResult> find(Claim claim) {
        return this.provider.find(claim.key()).timeout(this.settings.callTimeMax());
    }

    private Mono<LegResult> call(LegOrder order) {
        var answer = switch (order.kind()) {
            case REFUND -> this.provider.refund(order);
            case RELEASE -> this.provider.release(order);
        };
        return answer.timeout(this.settings.callTimeMax());
    }

    private Mono<Void> book(Claim claim, LegResult result) {
        return Undivided.of(this.booking.book(claim, result)).timeout(this.settings.bookTimeMax());
    }

    private Mono<Void> postpone(Claim claim, Throwable error) {
        if (error instanceof LeaseLost lost) {
            return carriedOn(lost);
        }
        var delay = this.settings.retryDelay(claim.attempts());
        report(claim, error, delay);
        return this.instructions.postpone(claim, describe(error), delay)
            .onErrorResume(LeaseLost.class, this::carriedOn)
            .onErrorResume(failed -> waitForLease(claim, failed));
    }

    /// Whoever takes it next asks the provider what became of it.
    private Mono<Void> putBack(Claim claim) {
        return this.instructions.postpone(claim, "the server stopped", Duration.ZERO)
            .onErrorResume(LeaseLost.class, this::carriedOn)
            .onErrorResume(failed -> waitForLease(claim, failed));
    }

    private Mono<Void> carriedOn(LeaseLost lost) {
        log.info("{}; it was booked, or its new holder carries on", lost.getMessage());
        return Mono.empty();
    }

    private Mono<Void> waitForLease(Claim claim, Throwable failed) {
        log.warn("Leg {} could not be put back and waits for its lease to end: {}", claim.key(), failed.toString());
        return Mono.empty();
    }

    private void report(Claim claim, Throwable error, Duration delay) {
        var level = claim.attempts() < this.settings.alarmAfterAttempts() ? log.atWarn() : log.atError();
        level.log("The outcome of {} {} (order {}, try {}) is not known: {}. It is looked up in {}",
                claim.kind().wire(), claim.key(), claim.order().orderId(), claim.attempts(), describe(error), delay);
    }

    private static String describe(Throwable error) {
        return error instanceof TimeoutException ? "no answer in time" : error.toString();
    }

    /// The provider once took the order and now says that it knows none.
    private static final class Forgotten extends RuntimeException {

        Forgotten(Claim claim) {
            super("the provider no longer knows the key, though the leg was " + claim.was().wire(), null, false, false);
        }

    }

}
