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
import dev.entente.party.Localized;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is said in the ordinary course of a talk: an answer, and all that people say instead of one. Whatever it is,
/// the open question stays open.
@Component
class Conversing {

    private final WordsOfAnswer answers;

    private final WordsOfDeal deals;

    private final Spoken spoken;

    private final Retracing retracing;

    private final SideQuestions beside;

    private final Problems problems;

    private final Unanswered unanswered;

    Conversing(WordsOfAnswer answers, WordsOfDeal deals, Spoken spoken, Retracing retracing, SideQuestions beside,
            Problems problems, Unanswered unanswered) {
        this.answers = answers;
        this.deals = deals;
        this.spoken = spoken;
        this.retracing = retracing;
        this.beside = beside;
        this.problems = problems;
        this.unanswered = unanswered;
    }

    List<Move> moves(View view, Heard heard) {
        Question open = view.now().questions().get(heard.words().by().role());
        if (open != null && open.confirms() != null && !heard.reading().injection()) {
            var answer = this.answers.answer(view, open, heard);
            if (answer.isPresent()) {
                return and(heard, answered(view, open, heard, answer.get()));
            }
        }
        return this.retracing.moves(view, heard)
            .or(() -> this.spoken.given(view, heard))
            .map(moves -> and(heard, moves))
            .orElseGet(() -> answerOrAside(view, open, heard));
    }

    private List<Move> answerOrAside(View view, @Nullable Question open, Heard heard) {
        var aside = this.beside.in(view, heard);
        if (aside.isPresent()) {
            return and(heard, aside(view, open, heard, aside.get()));
        }
        var answer = open == null ? Optional.<Answer>empty() : answer(view, open, heard);
        if (answer.isPresent()) {
            return and(heard, answered(view, open, heard, answer.get()));
        }
        return this.spoken.moves(view, heard)
            .or(() -> this.deals.moves(view, heard))
            .or(() -> pleasantry(view, heard))
            .or(() -> further(view, open, heard))
            .map(moves -> and(heard, moves))
            .orElseGet(() -> nothing(view, open, heard));
    }

    /// A thank-you or a greeting is no statement for the file; and who gives orders to
    /// the software agrees to nothing by the same words.
    private Optional<Answer> answer(View view, Question open, Heard heard) {
        boolean agreed = open.id().equals(Gathering.CONSENT) || open.confirms() != null;
        if (agreed && heard.reading().injection()) {
            return Optional.empty();
        }
        boolean polite = open.input().equals("text") && isPolite(heard);
        if (polite) {
            return Optional.empty();
        }
        return this.answers.answer(view, open, heard).or(() -> answerOfPart(view, open, heard));
    }

    /// Words that name several things at once: the first part that clearly answers.
    private Optional<Answer> answerOfPart(View view, Question open, Heard heard) {
        boolean chosen = !open.input().equals("text") && !open.input().equals("photos");
        return !chosen || open.id().equals(Gathering.CONSENT) ? Optional.empty()
                : heard.parts().stream().flatMap(part -> this.answers.clear(view, open, part).stream()).findFirst();
    }

    /// The side question is answered; the rest of the message may still answer the open
    /// question.
    private List<Move> aside(View view, @Nullable Question open, Heard heard, SideQuestions.Aside aside) {
        Role party = heard.words().by().role();
        var answer = open == null || aside.rest().isEmpty() ? Optional.<Answer>empty()
                : this.answers.clear(view, open, rest(heard, aside.rest()));
        if (answer.isEmpty()) {
            return Again.asked(view, party, aside.answer());
        }
        var moves = new ArrayList<Move>();
        moves.add(new Command.Tell(party, aside.answer()));
        moves.addAll(answered(view, open, heard, answer.get()));
        return moves;
    }

    private static Heard rest(Heard heard, String rest) {
        var words = heard.words();
        return new Heard(new Words(words.by(), rest, words.seq(), words.photos()), heard.reading(), heard.seen(),
                List.of());
    }

    private List<Move> answered(View view, Question open, Heard heard, Answer answer) {
        var moves = new ArrayList<Move>();
        moves.add(new Command.Derive(heard.words().by(), open.id(), answer, heard.words().seq()));
        if (open.id().equals(Gathering.PROBLEM)) {
            moves.addAll(SecondProblem.keep(this.problems.beside(answer.chosen().getFirst(), heard)));
        }
        return moves;
    }

    private static boolean isPolite(Heard heard) {
        return Gesture.THANKS.isIn(heard.text()) || Gesture.GREETING.isIn(heard.text());
    }

    private static Optional<List<Move>> pleasantry(View view, Heard heard) {
        Role party = heard.words().by().role();
        boolean talking = view.now().questions().containsKey(party) || !view.now().openFor(party).isEmpty();
        if (!talking || !isPolite(heard)) {
            return Optional.empty();
        }
        Localized words = Gesture.THANKS.isIn(heard.text()) ? Phrases.WELCOME : Phrases.HELLO;
        return Optional.of(Again.asked(view, party, words));
    }

    /// Another problem, named while the first is worked on; a sum where one is asked for
    /// is none.
    private Optional<List<Move>> further(View view, @Nullable Question open, Heard heard) {
        String category = view.now().category();
        boolean gathering = view.now().stage() instanceof Stage.Gathering;
        boolean sum = open != null && open.input().equals("amount") && heard.reading().amountMinor() != null;
        if (heard.words().by().role() != Role.BUYER || category == null || !gathering || sum) {
            return Optional.empty();
        }
        var kept = SecondProblem.keep(this.problems.further(category, heard));
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        var moves = new ArrayList<>(kept.subList(0, kept.size() - 1));
        var told = (Command.Tell) kept.getLast();
        moves.addAll(Again.asked(view, Role.BUYER, told.text()));
        return Optional.of(moves);
    }

    private List<Move> nothing(View view, @Nullable Question open, Heard heard) {
        boolean talkingToBot = view.now().stage() instanceof Stage.Talking
                || view.now().stage() instanceof Stage.Gathering;
        if (open == null || !talkingToBot) {
            return List.of(new Command.ReadUpTo(heard.words().seq(), null));
        }
        if (open.id().equals(Gathering.CONSENT)) {
            return List.of(new Command.ReadUpTo(heard.words().seq(), null), new Command.Tell(Role.BUYER, Phrases.KEPT));
        }
        return this.unanswered.clarify(view, open, heard);
    }

    private static List<Move> and(Heard heard, List<Move> moves) {
        var all = new ArrayList<Move>();
        all.add(new Command.ReadUpTo(heard.words().seq(), true));
        all.addAll(moves);
        return all;
    }

}
