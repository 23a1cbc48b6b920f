// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import dev.entente.conversation.Audience;
import dev.entente.party.Localized;
import dev.entente.party.Refusal;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/// How people come in, and how they hand back.
final class Escalating {

    private Escalating() {
    }

    /// Puts the case into the queue; what was on the table is cleared.
    static void call(Course course, String reason, Localized why, int tier) {
        String from = course.before.controller();
        course.closeTable();
        course.holder = null;
        course.tier = Math.max(Math.max(course.tier, 2), tier);
        course.escalation = new Case.Escalation(reason, why);
        course.moveFacts();
        course.state("handoff",
                Bodies.handoff(from, "agent", course.tier, reason, why, course.setting.waitingAhead() + 1));
        course.enter(new Stage.AwaitingAgent());
        course.tell(null, Sayings.peopleCalled(why, course.until.dueAt()));
    }

    static Decision ask(Course course, Command.AskPerson asked) {
        if (!course.stage.isOpen()) {
            return Course.declined(Refusal.Reason.STALE, "The case is not open; contest its outcome instead.");
        }
        course.say("ask_person", asked.by(), Audience.ALL, Bodies.empty());
        if (course.stage.isLedByBot()) {
            call(course, "asked", Sayings.ASKED, 2);
        }
        else {
            course.tell(asked.by().role(), Sayings.ALREADY_CALLED);
        }
        return course.done();
    }

    static Decision contest(Course course, Command.Contest contest) {
        boolean contestable = course.agreement != null && switch (course.stage) {
            case Stage.Resolved r -> true;
            case Stage.AwaitingReturn a -> true;
            case Stage.AwaitingFulfilment a -> true;
            default -> false;
        };
        if (!contestable) {
            return Course.declined(Refusal.Reason.STALE, "There is no outcome to contest, or its time is over.");
        }
        course.say("contest", contest.by(), Audience.ALL, Bodies.empty().put("reason", contest.reason()));
        call(course, "contested", Sayings.CONTESTED, 2);
        return course.done();
    }

    static Decision claim(Course course, Command.Claim claim) {
        var holder = course.holder;
        if (holder != null) {
            return holder.id().equals(claim.by().id()) ? new Decision.Nothing()
                    : Course.declined(Refusal.Reason.HELD_BY_OTHER, holder.name() + " holds this case.",
                            Map.of("holder", Map.of("id", holder.id(), "name", holder.name())));
        }
        if (!course.stage.isOpen()) {
            return Course.declined(Refusal.Reason.STALE,
                    "There is nothing to take over in stage " + course.stage.wire());
        }
        if (course.tier > claim.tier()) {
            return Course.declined(Refusal.Reason.TIER_TOO_HIGH, "This case is for tier " + course.tier + ".");
        }
        String from = course.stage instanceof Stage.AwaitingAgent ? "queue" : "bot";
        course.questions.clear();
        course.tier = Math.max(course.tier, 2);
        course.holder = new Case.Holder(claim.by().id(), claim.by().name());
        course.moveFacts();
        var here = Sayings.agentIsHere(claim.by().name());
        course.state("handoff", Bodies.handoff(from, claim.by().id(), course.tier, "claimed", here, null));
        course.enter(new Stage.WithAgent());
        course.tell(null, here);
        return course.done();
    }

    static Decision release(Course course, Command.Release release) {
        var declined = unlessHeld(course, release);
        if (declined != null) {
            return declined;
        }
        course.holder = null;
        course.moveFacts();
        if (release.toBot()) {
            handBack(course, release);
        }
        else {
            course.tier = release.tier() != null ? Math.max(course.tier, release.tier()) : course.tier;
            course.state("handoff", Bodies.handoff(release.by().id(), "queue", course.tier, "released",
                    Sayings.WAITED_LONG, course.setting.waitingAhead() + 1));
            course.enter(new Stage.AwaitingAgent());
            course.tell(null, Sayings.peopleCalled(Sayings.ASKED, course.until.dueAt()));
        }
        return course.done();
    }

    private static void handBack(Course course, Command.Release release) {
        course.escalation = null;
        Gathering.forgetWishes(course);
        course.readUpTo = course.setting.head();
        course.state("handoff",
                Bodies.handoff(release.by().id(), "bot", course.tier, "handed_back", Sayings.HANDED_BACK, null));
        course.tell(null, Sayings.HANDED_BACK);
        course.enter(Negotiating.stageOfTable(course));
        course.wantTurn();
    }

    static Decision note(Course course, Command.Note note) {
        course.say("note", note.by(), Audience.STAFF, Bodies.text(note.text()));
        return course.done();
    }

    static @Nullable Decision unlessHeld(Course course, Command.ByPerson command) {
        var holder = course.holder;
        return (holder != null && command.by().role() == Role.AGENT && holder.id().equals(command.by().id())) ? null
                : Course.declined(Refusal.Reason.NOT_HOLDER, "Claim the case first.");
    }

}
