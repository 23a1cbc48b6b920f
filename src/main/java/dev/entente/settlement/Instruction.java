// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// One split over everything that is held for an order; what follows from an answer is decided here and nowhere else.
record Instruction(UUID id, UUID conversationId, String tenant, String orderId, String currency, State state,
        Leg refund, Leg release) {

    enum State {

        REQUESTED, CONFIRMED, FAILED

    }

    /// What the provider's answer about one leg leads to.
    Step after(LegKind kind, LegResult result) {
        var moved = switch (result) {
            case LegResult.Confirmed _ -> confirm(leg(kind));
            case LegResult.Pending _ -> wait(leg(kind));
            case LegResult.Failed(var code, var _) -> fail(leg(kind), code);
            case LegResult.Reversed(var _, var code, var _) -> fail(leg(kind), code);
        };
        return close(moved, kind);
    }

    Leg leg(LegKind kind) {
        return kind == LegKind.REFUND ? this.refund : this.release;
    }

    private Step confirm(Leg leg) {
        return switch (leg.state()) {
            case REQUESTED, SENT, PENDING ->
                new Step(with(leg.become(LegState.CONFIRMED)), Movement.done(leg.kind()), null);
            case FAILED -> new Step(this, null, new Word.Contradicted(leg.kind()));
            case NONE, CONFIRMED -> Step.none(this);
        };
    }

    private Step wait(Leg leg) {
        return switch (leg.state()) {
            case REQUESTED, SENT -> new Step(with(leg.become(LegState.PENDING)), null, null);
            case NONE, PENDING, CONFIRMED, FAILED -> Step.none(this);
        };
    }

    private Step fail(Leg leg, String code) {
        return switch (leg.state()) {
            case REQUESTED, SENT, PENDING -> new Step(with(leg.fail(code)), null, null);
            case CONFIRMED -> new Step(with(leg.fail(code)), Movement.undone(leg.kind()), null);
            case NONE, FAILED -> Step.none(this);
        };
    }

    /// Ends the instruction when no leg can move any more: only then may a new one be
    /// ordered over what is held.
    private Step close(Step step, LegKind answered) {
        var moved = step.next();
        if (moved.equals(this)) {
            return step;
        }
        if (moved.refund.isFailed() && moved.release.state() == LegState.REQUESTED) {
            moved = moved.with(moved.release.fail(Leg.NOT_ATTEMPTED));
        }
        if (!moved.refund.state().isFinal() || !moved.release.state().isFinal()) {
            return new Step(moved, step.movement(), null);
        }
        if (!moved.refund.isFailed() && !moved.release.isFailed()) {
            return new Step(moved.as(State.CONFIRMED), step.movement(), new Word.Confirmed());
        }
        var failed = this.state == State.REQUESTED && moved.refund.isFailed() ? moved.refund : moved.leg(answered);
        return new Step(moved.as(State.FAILED), step.movement(), new Word.Failed(failed.kind(), failed.reason()));
    }

    private Instruction with(Leg leg) {
        var isRefund = leg.kind() == LegKind.REFUND;
        return new Instruction(this.id, this.conversationId, this.tenant, this.orderId, this.currency, this.state,
                isRefund ? leg : this.refund, isRefund ? this.release : leg);
    }

    private Instruction as(State next) {
        return new Instruction(this.id, this.conversationId, this.tenant, this.orderId, this.currency, next,
                this.refund, this.release);
    }

    /// The instruction as it stands next, the entry in the books, and what the case is to
    /// hear.
    record Step(Instruction next, @Nullable Movement movement, @Nullable Word word) {

        static Step none(Instruction unchanged) {
            return new Step(unchanged, null, null);
        }

    }

    /// A ledger entry to come: the kind of entry and the two accounts.
    record Movement(String kind, String from, String to) {

        static Movement done(LegKind leg) {
            return new Movement(leg.wire(), "held", leg.account());
        }

        static Movement undone(LegKind leg) {
            return new Movement(leg.wire() + "_reversed", leg.account(), "held");
        }

    }

    /// What somebody has to hear of a step.
    sealed interface Word {

        /// For the case: all money went where it was to go.
        record Confirmed() implements Word {
        }

        /// For the case: a leg failed and nothing is under way any more.
        record Failed(LegKind leg, @Nullable String reason) implements Word {
        }

        /// For the operator: the provider says it moved what it had said it would not
        /// move.
        record Contradicted(LegKind leg) implements Word {
        }

    }

}
