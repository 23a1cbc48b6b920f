// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.entente.conversation.Audience;
import dev.entente.conversation.Author;
import dev.entente.party.Refusal;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;

/// Questions and their answers.
public final class Gathering {

    /// The question whether the bot may mediate.
    public static final String CONSENT = "consent";

    /// The question what the dispute is about.
    public static final String PROBLEM = "problem";

    /// Questions about what the buyer would accept begin like this.
    public static final String WISH = "accept";

    private static final int textMax = 4_000;

    private Gathering() {
    }

    static Decision give(Course course, Command.GiveAnswer given) {
        Refusal refusal = accept(course, given.by(), given.questionId(), given.answer(), null);
        return refusal != null ? new Decision.Declined(refusal) : course.done();
    }

    /// @return why it is not an answer to an open question, or null when it was taken
    static @Nullable Refusal accept(Course course, Author by, String questionId, Answer answer,
            @Nullable Long understoodFrom) {
        Role party = by.role();
        Question question = course.questions.get(party);
        if (question == null || !question.id().equals(questionId)) {
            return Refusal.of(Refusal.Reason.STALE, "This question is not open any more.");
        }
        Refusal misfit = misfit(question, answer);
        if (misfit != null) {
            return misfit;
        }
        course.questions.remove(party);
        course.moveFacts();
        course.wantTurn();
        course.say("answer", by, Audience.ALL, Bodies.answer(question, answer, understoodFrom));
        if (question.confirms() != null) {
            return confirm(course, by, question.confirms(), answer);
        }
        course.answers.put(questionId, answer);
        if (questionId.equals(CONSENT)) {
            consent(course, answer);
        }
        if (course.stage instanceof Stage.Gathering) {
            course.enter(course.stage);
        }
        return null;
    }

    private static void consent(Course course, Answer answer) {
        if (answer.chosen().contains("yes")) {
            course.consented = true;
        }
        else {
            Escalating.call(course, "asked", Sayings.ASKED, 2);
        }
    }

    private static @Nullable Refusal confirm(Course course, Author by, Question.Confirms confirms, Answer answer) {
        if (!answer.chosen().contains("yes")) {
            course.tell(by.role(), Sayings.NOTHING_CHANGED);
            return null;
        }
        if (confirms.decision().equals("withdraw")) {
            Ending.withdraw(course, by);
            return null;
        }
        var decision = Command.Response.valueOf(confirms.decision().toUpperCase(Locale.ROOT));
        return Negotiating.apply(course, new Command.Respond(by, confirms.proposalId(), decision, confirms.remedy(),
                confirms.amountMinor(), null));
    }

    private static @Nullable Refusal misfit(Question question, Answer answer) {
        return switch (question.input()) {
            case "choice", "choices" -> misfitChoice(question, answer.optionIds());
            case "amount" -> misfitAmount(question, answer.amountMinor());
            case "photos" -> misfitCount(question, answer.photoIds());
            case "date" -> answer.date() == null ? missing("date") : null;
            default -> misfitText(question, answer.text());
        };
    }

    private static @Nullable Refusal misfitChoice(Question question, @Nullable List<String> chosen) {
        if (chosen == null || chosen.isEmpty()) {
            return missing("option_ids");
        }
        var known = question.options().stream().map(Question.Option::id).toList();
        boolean each = known.containsAll(chosen) && chosen.stream().distinct().count() == chosen.size();
        if (!each || (question.input().equals("choice") && chosen.size() > 1)) {
            return new Refusal(Refusal.Reason.UNPROCESSABLE, "Choose from the options of the question.",
                    Map.of("field", "option_ids", "options", known));
        }
        return misfitCount(question, chosen);
    }

    private static @Nullable Refusal misfitCount(Question question, @Nullable List<?> items) {
        if (items == null) {
            return missing("photo_ids");
        }
        boolean few = question.min() != null && items.size() < question.min();
        boolean many = question.max() != null && items.size() > question.max();
        return (few || many)
                ? new Refusal(Refusal.Reason.UNPROCESSABLE, "That is too few or too many.", bounds(question)) : null;
    }

    private static @Nullable Refusal misfitAmount(Question question, @Nullable Long amount) {
        if (amount == null) {
            return missing("amount_minor");
        }
        boolean low = question.min() != null && amount < question.min();
        boolean high = question.max() != null && amount > question.max();
        return (low || high) ? new Refusal(Refusal.Reason.OUTSIDE_POLICY, "The amount is outside the policy.",
                Map.of("min_minor", question.min(), "max_minor", question.max())) : null;
    }

    private static Map<String, Object> bounds(Question question) {
        var bounds = new TreeMap<String, Object>();
        if (question.min() != null) {
            bounds.put("min", question.min());
        }
        if (question.max() != null) {
            bounds.put("max", question.max());
        }
        return bounds;
    }

    private static @Nullable Refusal misfitText(Question question, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return missing("text");
        }
        int length = text.strip().length();
        boolean few = question.min() != null && length < question.min();
        boolean many = length > (question.max() != null ? question.max() : textMax);
        return (few || many)
                ? new Refusal(Refusal.Reason.UNPROCESSABLE, "That is too short or too long.", bounds(question)) : null;
    }

    private static Refusal missing(String field) {
        return new Refusal(Refusal.Reason.UNPROCESSABLE, "The answer needs " + field + ".", Map.of("field", field));
    }

    static Decision undo(Course course, Command.Undo undo) {
        Refusal refusal = takeBack(course, undo.by(), undo.questionId());
        return refusal != null ? new Decision.Declined(refusal) : course.done();
    }

    /// @return why it can not be taken back, or null when it was
    static @Nullable Refusal takeBack(Course course, Author by, String questionId) {
        if (by.role() != Role.BUYER) {
            return Refusal.of(Refusal.Reason.FORBIDDEN, "Only the buyer can take back what the buyer said.");
        }
        boolean undoable = course.stage instanceof Stage.Talking || course.stage instanceof Stage.Gathering;
        if (!undoable || !course.answers.containsKey(questionId) || questionId.equals(CONSENT)) {
            return Refusal.of(Refusal.Reason.STALE, "This answer can not be taken back any more.");
        }
        var given = new ArrayList<>(course.answers.keySet());
        given.subList(given.indexOf(questionId), given.size()).forEach(course.answers::remove);
        course.questions.clear();
        if (!course.answers.containsKey(PROBLEM)) {
            course.category = null;
            course.corrected = true;
            course.tree = null;
            course.stage = new Stage.Talking();
        }
        course.say("undo", by, Audience.ALL, Bodies.empty().put("question_id", questionId));
        course.moveFacts();
        course.enter(course.stage);
        course.wantTurn();
        return null;
    }

    static void forgetWishes(Course course) {
        course.answers.keySet().removeIf(id -> id.startsWith(WISH));
    }

}
