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
import dev.entente.party.Role;

/// What one party said in one go and what of it no question has used yet: the next questions of the same turn are
/// answered from it where it clearly fits. Each clause answers once. It belongs to one turn.
final class OneGo {

    private final WordsOfAnswer answers;

    private final List<Heard> left = new ArrayList<>();

    OneGo(WordsOfAnswer answers) {
        this.answers = answers;
    }

    /// Remembers the clauses that did not take part in an answer.
    ///
    /// @param moves what became of the words
    void keep(View view, Heard heard, List<Move> moves) {
        this.left.clear();
        moves.stream()
            .filter(Command.Derive.class::isInstance)
            .map(Command.Derive.class::cast)
            .findFirst()
            .ifPresent(derived -> this.left.addAll(unused(view, heard, derived)));
    }

    private List<Heard> unused(View view, Heard heard, Command.Derive derived) {
        Question asked = view.now().questions().get(heard.words().by().role());
        if (asked == null || heard.parts().isEmpty() || !asked.id().equals(derived.questionId())
                || derived.answer().text() != null) {
            return List.of();
        }
        var others = heard.parts()
            .stream()
            .filter(part -> !asked.id().equals(Gathering.PROBLEM) || part.reading().category() == null)
            .filter(part -> !this.answers.answer(view, asked, part).equals(Optional.of(derived.answer())))
            .toList();
        return others.size() == heard.parts().size() ? List.of() : others;
    }

    /// Lets what is left answer the question that is about to be asked.
    List<Move> and(View view, List<Move> moves) {
        if (this.left.isEmpty() || moves.isEmpty() || !(moves.getLast() instanceof Command.Ask(var question, var _))
                || question.to() != Role.BUYER || !isClear(question)) {
            return moves;
        }
        for (Heard part : List.copyOf(this.left)) {
            var answer = this.answers.clear(view, question, part);
            if (answer.isPresent()) {
                this.left.remove(part);
                return and(moves, question, part, answer.get());
            }
        }
        return moves;
    }

    private static boolean isClear(Question question) {
        return question.confirms() == null && !question.input().equals("text") && !question.input().equals("photos");
    }

    private static List<Move> and(List<Move> moves, Question question, Heard part, Answer answer) {
        var both = new ArrayList<>(moves);
        both.add(new Command.Derive(part.words().by(), question.id(), answer, part.words().seq()));
        return both;
    }

}
