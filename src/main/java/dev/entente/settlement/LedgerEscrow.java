// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.util.Map;
import java.util.TreeMap;

import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import dev.entente.dispute.Escrow;
import dev.entente.dispute.Payout;
import dev.entente.party.Refusal;
import dev.entente.party.Refusal.Reason;
import dev.entente.party.Refused;
import dev.entente.worker.Nudge;

/// The face of the ledger towards the case.
///
/// Lock order is case, then account. An instruction that is already there, or one that stands in the way, is seen
/// without any lock, so that no case waits here for a booking that waits for a case.
final class LedgerEscrow implements Escrow {

    /// ISO 4217 for "no currency": the order was never told to us.
    private static final String NO_CURRENCY = "XXX";

    private final R2dbcLedger ledger;

    private final R2dbcInstructions instructions;

    private final Holds holds;

    private final Nudge nudge;

    private final TransactionalOperator joined;

    LedgerEscrow(R2dbcLedger ledger, R2dbcInstructions instructions, Holds holds, Nudge nudge,
            TransactionalOperator joined) {
        this.ledger = ledger;
        this.instructions = instructions;
        this.holds = holds;
        this.nudge = nudge;
        this.joined = joined;
    }

    @Override
    public Mono<Position> position(String tenant, String orderId) {
        return this.ledger.findPosition(tenant, orderId)
            .defaultIfEmpty(new Position(false, NO_CURRENCY, 0, 0, 0, 0, false))
            .checkpoint("settlement.position");
    }

    @Override
    public Mono<Void> freeze(String tenant, String orderId) {
        return this.holds.freeze(tenant, orderId);
    }

    @Override
    public Mono<Void> thaw(String tenant, String orderId) {
        return this.holds.thaw(tenant, orderId);
    }

    /// Booked once per instruction id; asked again with the same words it changes
    /// nothing.
    ///
    /// @throws Refused `stale` where another split stands or the id is taken,
    /// `outside-policy` where nothing is held in
    /// escrow, `amount` where both parts together are not exactly what is held
    @Override
    public Mono<Void> order(Payout payout) {
        return known(payout).switchIfEmpty(Mono.defer(() -> orderUnlessSplit(payout)))
            .then()
            .as(this.joined::transactional)
            .checkpoint("settlement.order");
    }

    /// A split that stands is seen without a lock; it may be this very one, stored a
    /// moment ago.
    private Mono<Payout> orderUnlessSplit(Payout payout) {
        return this.ledger.findPosition(payout.tenant(), payout.orderId())
            .switchIfEmpty(Mono.error(() -> nothingHeld(payout)))
            .flatMap(seen -> seen.ordered() ? known(payout).switchIfEmpty(Mono.error(LedgerEscrow::alreadySplit))
                    : this.ledger.lock(payout.tenant(), payout.orderId())
                        .flatMap(position -> orderLocked(payout, position)));
    }

    /// Under the lock everything is looked at again: fifty equal orders may have come
    /// this far together.
    private Mono<Payout> orderLocked(Payout payout, Position position) {
        return known(payout).switchIfEmpty(Mono.defer(() -> check(payout, position))
            .then(Mono.defer(() -> this.instructions.add(payout)))
            .then(Mono.defer(this.nudge::afterCommit))
            .thenReturn(payout));
    }

    private Mono<Payout> known(Payout payout) {
        return this.instructions.findPayout(payout.instructionId())
            .flatMap(found -> found.equals(payout) ? Mono.just(found)
                    : Mono.error(Refused.because(Reason.STALE, "This instruction was already given in other words.")));
    }

    private Mono<Void> check(Payout payout, Position position) {
        if (position.ordered()) {
            return Mono.error(alreadySplit());
        }
        if (!position.escrow() || position.heldMinor() == 0) {
            return Mono.error(nothingHeld(payout));
        }
        return addsUp(payout, position) ? Mono.empty() : Mono.error(wrongSum(position));
    }

    private static boolean addsUp(Payout payout, Position position) {
        return payout.refundMinor() >= 0 && payout.releaseMinor() >= 0 && payout.refundMinor() <= position.heldMinor()
                && payout.releaseMinor() == position.heldMinor() - payout.refundMinor()
                && payout.currency().equals(position.currency());
    }

    private static Refused alreadySplit() {
        return Refused.because(Reason.STALE, "The money of this order was already split.");
    }

    private static Refused nothingHeld(Payout payout) {
        return Refused.because(Reason.OUTSIDE_POLICY, "No money of order " + payout.orderId() + " is held in escrow.");
    }

    private static Refused wrongSum(Position position) {
        return new Refused(new Refusal(Reason.AMOUNT, "Both parts together must be all that is held.",
                new TreeMap<>(Map.of("held_minor", position.heldMinor(), "currency", position.currency()))));
    }

}
