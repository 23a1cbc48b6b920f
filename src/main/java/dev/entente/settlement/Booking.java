// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import dev.entente.dispute.Settlements;

/// Books the provider's answer: ledger, leg, instruction and the word to the case in one transaction, or nothing.
///
/// The case is locked before the money, as everywhere. So the step is first worked out from what is seen without
/// locks, the case is told, and under the lock everything must still stand as it was seen; else it is done again.
final class Booking {

    private static final Logger log = LoggerFactory.getLogger(Booking.class);

    private final R2dbcLedger ledger;

    private final R2dbcInstructions instructions;

    private final Settlements settlements;

    private final TransactionalOperator transaction;

    private final SettlementMetrics metrics;

    private final SettlementSettings settings;

    Booking(R2dbcLedger ledger, R2dbcInstructions instructions, Settlements settlements,
            TransactionalOperator transaction, SettlementMetrics metrics, SettlementSettings settings) {
        this.ledger = ledger;
        this.instructions = instructions;
        this.settlements = settlements;
        this.transaction = transaction;
        this.metrics = metrics;
        this.settings = settings;
    }

    /// Fails with [LeaseLost] where another worker has taken the leg since; then nothing
    /// is booked.
    Mono<Void> book(Claim claim, LegResult result) {
        return Mono.defer(() -> attempt(claim, result))
            .as(this.transaction::transactional)
            .retryWhen(Retry.max(this.settings.rebookMax())
                .filter(error -> error instanceof Moved || error instanceof TransientDataAccessException))
            .doOnSuccess(_ -> this.metrics.booked(claim.kind(), result))
            .checkpoint("settlement.book");
    }

    private Mono<Void> attempt(Claim claim, LegResult result) {
        return this.instructions.find(claim.instructionId())
            .flatMap(seen -> write(claim, result, seen, seen.after(claim.kind(), result)));
    }

    private Mono<Void> write(Claim claim, LegResult result, Instruction seen, Instruction.Step step) {
        return tell(seen, step.word()).then(Mono.defer(() -> lockUnmoved(seen)))
            .then(Mono.defer(() -> enter(seen, claim, step.movement())))
            .then(Mono.defer(() -> this.instructions.settle(claim, step.next().leg(claim.kind()), reference(result),
                    lookAgain(claim, step.next().leg(claim.kind())))))
            .then(Mono.defer(() -> this.instructions.store(step.next(), claim.kind())));
    }

    private Mono<Void> tell(Instruction seen, Instruction.@Nullable Word word) {
        return switch (word) {
            case null -> Mono.empty();
            case Instruction.Word.Confirmed _ -> this.settlements.confirmed(seen.conversationId(), seen.id());
            case Instruction.Word.Failed(var leg, var reason) ->
                this.settlements.failed(seen.conversationId(), seen.id(), leg.wire(), reason);
            case Instruction.Word.Contradicted(var leg) -> Mono.fromRunnable(() -> contradicted(seen, leg));
        };
    }

    private void contradicted(Instruction seen, LegKind leg) {
        this.metrics.contradicted();
        log.error(
                "The provider first refused the {} of instruction {} (order {}) and now says it is done. "
                        + "The books were not changed: compare them with the provider's by hand",
                leg.wire(), seen.id(), seen.orderId());
    }

    private Mono<Void> lockUnmoved(Instruction seen) {
        return this.ledger.lock(seen.tenant(), seen.orderId())
            .then(Mono.defer(() -> this.instructions.lock(seen.id())))
            .filter(seen::equals)
            .switchIfEmpty(Mono.error(Moved::new))
            .then();
    }

    private Mono<Void> enter(Instruction seen, Claim claim, Instruction.@Nullable Movement movement) {
        return movement == null ? Mono.empty()
                : this.ledger.book(seen.tenant(), seen.orderId(), seen.id(), claim.order().amountMinor(), movement);
    }

    /// What is pending is asked about until it ends; what is confirmed once more, in case
    /// it came back unannounced.
    private @Nullable Duration lookAgain(Claim claim, Leg leg) {
        return switch (leg.state()) {
            case REQUESTED, SENT, PENDING -> this.settings.pendingDelay(claim.attempts());
            case CONFIRMED -> claim.was() == LegState.CONFIRMED ? null : this.settings.recheckAfter();
            case NONE, FAILED -> null;
        };
    }

    private static @Nullable String reference(LegResult result) {
        return switch (result) {
            case LegResult.Confirmed(var reference) -> reference;
            case LegResult.Pending(var reference) -> reference;
            case LegResult.Reversed(var reference, var _, var _) -> reference;
            case LegResult.Failed _ -> null;
        };
    }

    /// What was seen without the lock was no longer so under it.
    private static final class Moved extends RuntimeException {

        Moved() {
            super("The instruction moved", null, false, false);
        }

    }

}
