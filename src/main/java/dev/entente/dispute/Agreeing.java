// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.List;
import java.util.Map;

import dev.entente.conversation.Audience;
import dev.entente.party.Localized;
import dev.entente.party.Refusal;
import org.jspecify.annotations.Nullable;

/// From an outcome to what has to happen for it.
final class Agreeing {

    private static final int reasonsMax = 20;

    private Agreeing() {
    }

    static void agree(Course course, Proposal proposal, String by, Localized reason) {
        carry(course, new Agreement(proposal.id(), proposal.terms(), by, false, List.of(reason), proposal.option(),
                course.tree, proposal.rule(), course.setting.now()));
    }

    /// The policy itself laid the outcome down (P14).
    static void carryOut(Course course, Command.CarryOut order) {
        course.tree = order.at();
        var solution = order.solution();
        carry(course, new Agreement(null, solution.terms(), "policy", false, List.of(solution.why()), solution.option(),
                course.tree, solution.rule(), course.setting.now()));
    }

    private static void carry(Course course, Agreement agreement) {
        course.closeTable();
        course.holder = null;
        course.agreement = agreement;
        course.moveFacts();
        course.state("agreement", Bodies.outcome(agreement));
        goOn(course, agreement.terms());
    }

    static Decision rule(Course course, Command.Rule rule) {
        var declined = Escalating.unlessHeld(course, rule);
        if (declined != null) {
            return declined;
        }
        if (rule.version() != course.before.version()) {
            return Course.declined(Refusal.Reason.STALE_VIEW, "The case has changed since you looked at it.",
                    Map.of("version", course.before.version()));
        }
        if (rule.reasons().isEmpty() || rule.reasons().size() > reasonsMax) {
            return Course.declined(Refusal.Reason.UNPROCESSABLE, "A decision needs its reasons.",
                    Map.of("field", "reasons"));
        }
        var wrong = unaffordable(course, rule.terms());
        if (wrong != null) {
            return new Decision.Declined(wrong);
        }
        var reasons = rule.reasons().stream().map(reason -> new Localized(reason, reason)).toList();
        course.closeTable();
        course.holder = null;
        course.agreement = new Agreement(null, rule.terms(), rule.by().id(), true, reasons, null, course.tree,
                rule.rule(), course.setting.now());
        course.moveFacts();
        course.say("decision", rule.by(), Audience.ALL, Bodies.outcome(course.agreement));
        goOn(course, rule.terms());
        return course.done();
    }

    private static @Nullable Refusal unaffordable(Course course, Terms terms) {
        var escrow = course.setting.escrow();
        if (escrow.ordered()) {
            return Refusal.of(Refusal.Reason.STALE, "The money of this order is already on its way.");
        }
        long most = escrow.escrow() ? escrow.heldMinor() + escrow.refundedMinor() : course.setting.order().paidMinor();
        boolean gives = terms.remedy().movesMoney();
        boolean fits = terms.remedy() == Remedy.COMPENSATION
                ? terms.amountMinor() >= 0 && terms.amountMinor() <= course.setting.order().paidMinor()
                : gives ? terms.amountMinor() > 0 && terms.amountMinor() <= most : terms.amountMinor() == 0;
        return fits ? null : new Refusal(Refusal.Reason.AMOUNT, "The amount does not fit the remedy or what is held.",
                gives ? Negotiating.bounds(1, most) : Negotiating.bounds(0, 0));
    }

    private static void goOn(Course course, Terms terms) {
        if (terms.goodsReturn() == Terms.Return.REQUIRED) {
            course.enter(new Stage.AwaitingReturn(Stage.Leg.TO_SHIP));
            course.tell(null, Sayings.sendBack(terms.returnPaidBy(), course.until.dueAt()));
        }
        else if (terms.remedy().isWork()) {
            course.enter(new Stage.AwaitingFulfilment(false));
            course.tell(null, Sayings.FULFIL);
        }
        else {
            settle(course);
        }
    }

    /// Orders the one split over everything that is held; an order outside escrow only
    /// gets its outcome written down
    /// (P12).
    static void settle(Course course) {
        var escrow = course.setting.escrow();
        if (!escrow.escrow() || escrow.heldMinor() == 0) {
            course.tell(null, Sayings.WRITTEN_DOWN);
            course.enter(new Stage.Resolved());
            return;
        }
        long agreed = refund(course.agreement);
        long refund = Math.clamp(agreed - escrow.refundedMinor(), 0, escrow.heldMinor());
        order(course, refund, escrow.heldMinor() - refund);
        course.enter(new Stage.Settling());
        course.tell(null, Sayings.MONEY_ON_ITS_WAY);
    }

    private static long refund(@Nullable Agreement agreement) {
        return agreement != null && agreement.terms().remedy().movesMoney() ? agreement.terms().amountMinor() : 0;
    }

    static void order(Course course, long refundMinor, long releaseMinor) {
        var before = course.before;
        var split = new Case.Split(course.nextId(), refundMinor, releaseMinor);
        course.split = split;
        course.payout = new Payout(split.instructionId(), before.id(), before.tenant(), before.orderId(), refundMinor,
                releaseMinor, course.setting.escrow().currency());
        course.state("settlement", Bodies.settlement(split, "requested"));
    }

}
