// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.Locale;

import dev.entente.conversation.Audience;
import dev.entente.conversation.Author;
import dev.entente.order.ParcelEvent;
import dev.entente.party.Localized;
import dev.entente.party.Refusal;
import dev.entente.party.Role;

/// Carrying out, confirming, closing, and opening again.
final class Ending {

    private Ending() {
    }

    static Decision withdraw(Course course, Command.Withdraw withdraw) {
        if (withdraw.by().role() != Role.BUYER) {
            return Course.declined(Refusal.Reason.FORBIDDEN, "Only the buyer can withdraw the claim.");
        }
        if (!course.stage.isOpen()) {
            return Course.declined(Refusal.Reason.STALE, "There is no open claim to withdraw.");
        }
        withdraw(course, withdraw.by());
        return course.done();
    }

    static void withdraw(Course course, Author by) {
        course.say("withdraw", by, Audience.ALL, Bodies.empty());
        course.moveFacts();
        close(course, Sayings.WITHDRAWN);
    }

    static void close(Course course, Localized why) {
        course.closeTable();
        course.holder = null;
        course.tell(null, why);
        course.enter(new Stage.Closed());
    }

    static Decision reopen(Course course, Command.Reopen reopen) {
        if (!(course.stage instanceof Stage.Closed) || course.setting.escrow().ordered()) {
            return new Decision.Nothing();
        }
        Gathering.forgetWishes(course);
        course.moveFacts();
        course.misunderstood = 0;
        course.tell(null, Sayings.REOPENED);
        course.enter(Negotiating.stageOfTable(course));
        course.wantTurn();
        return course.done();
    }

    static Decision received(Course course, Command.ConfirmReceived received) {
        Role party = received.by().role();
        boolean returned = course.stage instanceof Stage.AwaitingReturn && party == Role.SELLER;
        boolean fulfilled = course.stage instanceof Stage.AwaitingFulfilment && party == Role.BUYER;
        if (!returned && !fulfilled) {
            return Course.declined(Refusal.Reason.STALE, "There is nothing for you to confirm now.");
        }
        course.say("confirm_received", received.by(), Audience.ALL, Bodies.empty());
        course.moveFacts();
        Agreeing.settle(course);
        return course.done();
    }

    static Decision confirmed(Course course, Command.Confirmed confirmed) {
        var split = course.split;
        if (split == null || !split.is(confirmed.instructionId())) {
            return new Decision.Nothing();
        }
        course.state("settlement", Bodies.settlement(split, "confirmed"));
        if (!(course.stage instanceof Stage.Closed) && !(course.stage instanceof Stage.Resolved)) {
            course.holder = null;
            course.tell(null, Sayings.SETTLED);
            course.enter(new Stage.Resolved());
        }
        return course.done();
    }

    static Decision failed(Course course, Command.Failed failed) {
        var split = course.split;
        if (split == null || !split.is(failed.instructionId())) {
            return new Decision.Nothing();
        }
        var body = Bodies.settlement(split, "failed");
        course.state("settlement", body.put("leg", failed.leg()).put("reason", failed.reason()));
        Escalating.call(course, "settlement_failed", Sayings.PAYMENT_FAILED, 2);
        return course.done();
    }

    static Decision moved(Course course, Command.Moved moved) {
        var step = moved.step();
        var body = Bodies.empty()
            .put("status", step.status())
            .put("at", step.at().toString())
            .put("carrier_code", step.carrierCode())
            .put("place", step.place())
            .put("direction", step.direction().name().toLowerCase(Locale.ROOT));
        course.state("parcel", body);
        course.moveFacts();
        follow(course, step);
        if (course.stage instanceof Stage.Talking || course.stage instanceof Stage.Gathering) {
            course.wantTurn();
        }
        return course.done();
    }

    private static void follow(Course course, ParcelEvent step) {
        boolean back = step.direction() == ParcelEvent.Direction.RETURN;
        boolean arrived = step.status().equals("delivered");
        if (back && course.stage instanceof Stage.AwaitingReturn) {
            course.enter(new Stage.AwaitingReturn(arrived ? Stage.Leg.AT_SELLER : Stage.Leg.ON_THE_WAY));
            if (arrived) {
                course.tell(null, Sayings.RETURN_ARRIVED);
            }
        }
        else if (!back && arrived && course.stage instanceof Stage.AwaitingFulfilment) {
            course.enter(new Stage.AwaitingFulfilment(true));
        }
    }

}
