// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import dev.entente.dispute.Command.Move;
import dev.entente.party.Refusal;
import org.jspecify.annotations.Nullable;

/// What the bot does in a turn. A turn that comes late does nothing.
final class Speaking {

    private static final int keptMax = 5;

    private Speaking() {
    }

    static Decision speak(Course course, Command.Speak speak) {
        if (course.before.isHeld() || !course.stage.isLedByBot()) {
            return Course.declined(Refusal.Reason.NOT_HOLDER, "The bot does not lead this case any more.");
        }
        if (speak.facts() != course.before.facts()) {
            return Course.declined(Refusal.Reason.STALE, "The facts have moved since the turn began.");
        }
        course.turn = speak.turn();
        for (Move move : speak.moves()) {
            Refusal refusal = make(course, move);
            if (refusal != null) {
                return new Decision.Declined(refusal);
            }
            if (!course.stage.isLedByBot()) {
                break;
            }
        }
        return course.done();
    }

    private static @Nullable Refusal make(Course course, Move move) {
        switch (move) {
            case Command.Tell(var to, var words) -> course.tell(to, words);
            case Command.Say(var to, var words, var template) -> course.say(to, words, template);
            case Command.Flag(var text) -> course.flag(text);
            case Command.Introduced i -> course.introduced = true;
            case Command.Ask(var question, var at) -> {
                course.tree = at != null ? at : course.tree;
                course.ask(question);
            }
            case Command.Derive(var by, var questionId, var answer, var from) -> {
                return Gathering.accept(course, by, questionId, answer, from);
            }
            case Command.TakeBack(var by, var questionId) -> {
                return Gathering.takeBack(course, by, questionId);
            }
            case Command.Keep(var problem) -> keep(course, problem);
            case Command.TakeUp(var category, var tree) -> takeUp(course, category, tree);
            case Command.Categorise(var category, var tree) -> categorise(course, category, tree);
            case Command.Propose propose -> Negotiating.propose(course, propose);
            case Command.CarryOut order -> Agreeing.carryOut(course, order);
            case Command.HandOver(var reason, var words, var tier) -> Escalating.call(course, reason, words, tier);
            case Command.Finish(var words) -> Ending.close(course, words);
            case Command.ReadUpTo(var seq, var understood) -> read(course, seq, understood);
            case Command.Calm calm -> calm(course, calm);
        }
        return null;
    }

    private static void categorise(Course course, String category, @Nullable TreeMark tree) {
        course.category = category;
        course.tree = tree;
        course.moveFacts();
        course.wantTurn();
        course.enter(new Stage.Gathering());
    }

    private static void keep(Course course, Case.Kept problem) {
        boolean known = problem.category().equals(course.category)
                || course.kept.stream().anyMatch(one -> one.category().equals(problem.category()));
        if (!known && course.kept.size() < keptMax) {
            course.kept.add(problem);
        }
    }

    private static void takeUp(Course course, String category, TreeMark tree) {
        course.answers.keySet().removeIf(id -> !id.equals(Gathering.CONSENT) && !id.equals(Pricing.LINES));
        course.answers.put(Gathering.PROBLEM, Answer.option(category));
        course.questions.clear();
        course.kept.removeIf(one -> one.category().equals(category));
        categorise(course, category, tree);
    }

    private static void read(Course course, long seq, @Nullable Boolean understood) {
        course.readUpTo = Math.max(course.readUpTo, seq);
        if (understood != null) {
            course.misunderstood = understood ? 0 : course.misunderstood + 1;
        }
    }

    /// P8: one calm reminder, then people.
    private static void calm(Course course, Command.Calm calm) {
        if (course.calmed.contains(calm.party())) {
            Escalating.call(course, "hostile", Sayings.HOSTILE, 2);
        }
        else {
            course.calmed.add(calm.party());
            course.tell(calm.party(), calm.text());
        }
    }

}
