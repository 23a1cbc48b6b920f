// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.entente.dispute.Answer;
import dev.entente.dispute.Command;
import dev.entente.dispute.Command.Move;
import dev.entente.dispute.Gathering;
import dev.entente.dispute.Question;
import dev.entente.dispute.Stage;
import dev.entente.party.Role;
import org.springframework.stereotype.Component;

/// Goes back: to the last answer, or to the one that the buyer's words correct.
@Component
class Retracing {

    private final AskedBefore before;

    private final WordsOfAnswer answers;

    Retracing(AskedBefore before, WordsOfAnswer answers) {
        this.before = before;
        this.answers = answers;
    }

    /// Empty where the words want nothing back.
    Optional<List<Move>> moves(View view, Heard heard) {
        boolean gathering = view.now().stage() instanceof Stage.Talking
                || view.now().stage() instanceof Stage.Gathering;
        if (heard.words().by().role() != Role.BUYER || !gathering || !view.now().consented()) {
            return Optional.empty();
        }
        if (Gesture.BACK.isIn(heard.text())) {
            return Optional.of(back(view, heard));
        }
        return Gesture.CORRECTION.isIn(heard.text()) ? corrected(view, heard) : Optional.empty();
    }

    private static List<Move> back(View view, Heard heard) {
        var given = new ArrayList<>(view.now().answers().keySet());
        given.remove(Gathering.CONSENT);
        if (!given.isEmpty()) {
            return List.of(new Command.Tell(Role.BUYER, Phrases.TAKEN_BACK),
                    new Command.TakeBack(heard.words().by(), given.getLast()));
        }
        return Again.asked(view, Role.BUYER, Phrases.NOTHING_TO_TAKE_BACK);
    }

    private Optional<List<Move>> corrected(View view, Heard heard) {
        Question open = view.now().questions().get(Role.BUYER);
        if (open != null && isChosen(open) && this.answers.answer(view, open, heard).isPresent()) {
            return Optional.empty();
        }
        for (Question question : this.before.of(view)) {
            var answer = isChosen(question) ? meant(view, question, heard) : Optional.<Answer>empty();
            if (answer.isPresent()) {
                return Optional.of(correct(heard, question, answer.get()));
            }
        }
        return Optional.empty();
    }

    private static boolean isChosen(Question question) {
        return !question.input().equals("text") && !question.input().equals("photos");
    }

    /// What is said last counts: "not broken but lost" means lost.
    private Optional<Answer> meant(View view, Question question, Heard heard) {
        var given = view.now().answers().get(question.id());
        return heard.clauses()
            .reversed()
            .stream()
            .flatMap(part -> this.answers.clear(view, question, part).stream())
            .filter(answer -> !answer.equals(given))
            .findFirst();
    }

    private static List<Move> correct(Heard heard, Question question, Answer answer) {
        var by = heard.words().by();
        return List.of(new Command.Tell(Role.BUYER, Phrases.CORRECTED), new Command.TakeBack(by, question.id()),
                new Command.Ask(question, null), new Command.Derive(by, question.id(), answer, heard.words().seq()));
    }

}
