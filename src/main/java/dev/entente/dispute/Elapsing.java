// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.time.Instant;

import dev.entente.party.Role;

/// What deadlines bring about; never anything that was not announced.
final class Elapsing {

    private Elapsing() {
    }

    static Decision elapse(Course course, Command.Elapse elapse) {
        if (elapse.timer().equals(Course.REMINDER)) {
            remind(course);
        }
        else {
            silence(course);
        }
        return course.done();
    }

    private static void remind(Course course) {
        var awaited = course.stage.awaited();
        if (awaited == Stage.Awaited.BUYER || awaited == Stage.Awaited.SELLER) {
            course.tell(Role.of(awaited.wire()),
                    Sayings.reminder(course.until.dueAt(), course.until.onSilence().text()));
        }
    }

    private static void silence(Course course) {
        switch (course.stage) {
            case Stage.Talking t -> Ending.close(course, Sayings.CLOSED_BY_SILENCE);
            case Stage.Gathering g -> Ending.close(course, Sayings.CLOSED_BY_SILENCE);
            case Stage.AwaitingBuyer a -> Ending.close(course, Sayings.CLOSED_BY_SILENCE);
            case Stage.AwaitingSeller a -> silentSeller(course);
            case Stage.AwaitingReturn(var leg) -> silentReturn(course, leg);
            case Stage.AwaitingFulfilment(var delivered) -> silentFulfilment(course, delivered);
            case Stage.AwaitingAgent a -> waitedLong(course);
            case Stage.WithAgent w -> silentAgent(course);
            case Stage.Settling s -> Escalating.call(course, "not_confirmed", Sayings.NOT_CONFIRMED, 2);
            case Stage.Resolved r -> archive(course);
            case Stage.Closed c -> windowEnds(course);
        }
    }

    /// P6: told so beforehand, within the limit, with the evidence that the tree required
    /// before it proposed anything.
    private static void silentSeller(Course course) {
        var first = course.firstWish();
        if (first.isEmpty() || !first.get().bySilence()) {
            Escalating.call(course, "seller_silent", Sayings.SELLER_SILENT, 2);
            return;
        }
        var why = Sayings.silentSeller(first.get().terms().remedy().title());
        course.tell(null, why);
        course.turnProposals(one -> one.id().equals(first.get().id()) ? one.turned(Proposal.State.ACCEPTED) : one);
        Agreeing.agree(course, first.get(), "policy", why);
    }

    private static void silentReturn(Course course, Stage.Leg leg) {
        switch (leg) {
            case TO_SHIP -> Escalating.call(course, "return_not_shipped", Sayings.NOT_SHIPPED, 2);
            case ON_THE_WAY -> Escalating.call(course, "return_not_arrived", Sayings.RETURN_STUCK, 2);
            case AT_SELLER -> Agreeing.settle(course);
        }
    }

    private static void silentFulfilment(Course course, boolean delivered) {
        if (delivered) {
            Agreeing.settle(course);
        }
        else {
            Escalating.call(course, "not_fulfilled", Sayings.NOT_FULFILLED, 2);
        }
    }

    private static void waitedLong(Course course) {
        if (course.tier < 3) {
            Escalating.call(course, "waited_long", Sayings.WAITED_LONG, 3);
        }
        course.enter(course.stage);
    }

    private static void silentAgent(Course course) {
        Instant said = course.setting.agentSaidAt();
        Instant leaseEnds = said == null ? course.setting.now() : said.plus(course.setting.settings().heldMax());
        if (leaseEnds.isAfter(course.setting.now())) {
            course.waitUntil(leaseEnds);
        }
        else {
            Escalating.call(course, "agent_away", Sayings.AGENT_AWAY, course.tier);
        }
    }

    private static void archive(Course course) {
        course.enter(new Stage.Closed());
        course.waitForNothing();
        course.retire();
    }

    /// P1: what a case closed without an outcome kept frozen is released when it can not
    /// be opened again. What was never delivered is not paid out here: it only thaws, and
    /// the ordinary course of the order goes on.
    private static void windowEnds(Course course) {
        var escrow = course.setting.escrow();
        if (escrow.heldMinor() > 0 && !escrow.ordered() && course.setting.order().isDeliveredBy(course.setting.now())) {
            Agreeing.order(course, 0, escrow.heldMinor());
        }
        course.waitForNothing();
        course.retire();
    }

}
