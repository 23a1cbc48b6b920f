// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.entente.decisiontree.Tree;
import dev.entente.dispute.Answer;
import dev.entente.dispute.Case;
import dev.entente.dispute.Command;
import dev.entente.dispute.Command.Move;
import dev.entente.dispute.Question;
import dev.entente.dispute.Question.Option;
import dev.entente.party.Localized;
import dev.entente.party.Role;
import org.springframework.stereotype.Component;

/// Comes back to problems that were named beside the first: the money of an order moves once, so before it does, or
/// before the case closes, the buyer says what becomes of each of them.
@Component
class SecondProblem {

    /// Questions about a kept problem begin like this.
    static final String ALSO = "also-";

    private static final String person = "person";

    private static final String instead = "instead";

    private static final Option settled = new Option("no",
            new Localized("No, that is settled with the rest", "Non, c'est réglé avec le reste"),
            List.of("no", "non", "not any more", "plus besoin", "laissez", "forget it", "c'est bon"));

    private static final Option both = new Option(person,
            new Localized("Yes, a person should look at both", "Oui, une personne doit voir les deux"),
            List.of("yes", "oui", "both", "les deux"));

    private static final Option only = new Option(instead,
            new Localized("Settle this one instead", "Traiter plutôt celui-là"),
            List.of("instead", "plutôt celui-là", "that one matters more", "à la place"));

    private static final Option now = new Option(instead,
            new Localized("Yes, let us settle it now", "Oui, réglons-le maintenant"), List.of("yes", "oui"));

    private final TreeBook trees;

    SecondProblem(TreeBook trees) {
        this.trees = trees;
    }

    static List<Move> keep(List<Case.Kept> problems) {
        if (problems.isEmpty()) {
            return List.of();
        }
        Localized names = new Localized(problems.stream().map(one -> one.name().en()).collect(Collectors.joining(", ")),
                problems.stream().map(one -> one.name().fr()).collect(Collectors.joining(", ")));
        return Stream
            .<Move>concat(problems.stream().map(Command.Keep::new),
                    Stream.of(new Command.Tell(Role.BUYER, Phrases.with(Phrases.ALSO_NOTED, names))))
            .toList();
    }

    /// What the tree wants next, unless a kept problem has to be spoken of first.
    List<Move> before(View view, List<Move> next) {
        if (next.isEmpty() || next.getLast() instanceof Command.Ask || view.now().questions().containsKey(Role.BUYER)) {
            return next;
        }
        for (Case.Kept kept : view.now().kept()) {
            var moves = about(view.now(), kept, next);
            if (!moves.isEmpty()) {
                return moves;
            }
        }
        return next;
    }

    private List<Move> about(Case at, Case.Kept kept, List<Move> next) {
        if (next.getLast() instanceof Command.HandOver) {
            var told = new ArrayList<Move>();
            told.add(new Command.Tell(Role.BUYER, Phrases.with(Phrases.ALSO_FOR_PERSON, kept.name())));
            told.addAll(next);
            return told;
        }
        Answer answer = at.answers().get(ALSO + kept.category());
        if (answer == null) {
            return List.of(new Command.Ask(question(kept, next), at.tree()));
        }
        return switch (answer.chosen().getFirst()) {
            case person -> List.of(new Command.HandOver("two_problems", Phrases.TWO_PROBLEMS, 2));
            case instead -> takeUp(kept);
            default -> List.of();
        };
    }

    private List<Move> takeUp(Case.Kept kept) {
        Tree tree = Objects.requireNonNull(this.trees.forCategory(kept.category()).orElse(null), kept.category());
        return List.of(new Command.Tell(Role.BUYER, Phrases.with(Phrases.TAKEN_UP, kept.name())),
                new Command.TakeUp(kept.category(), TreeBook.mark(tree)));
    }

    /// Where the first ends without money, the second is worked on like the first; where
    /// money moves, both need one decision.
    private Question question(Case.Kept kept, List<Move> next) {
        boolean ends = next.getLast() instanceof Command.Finish;
        boolean hasTree = this.trees.forCategory(kept.category()).isPresent();
        List<Option> options = !hasTree ? List.of(both, settled)
                : ends ? List.of(now, settled) : List.of(both, only, settled);
        return new Question(ALSO + kept.category(), Role.BUYER, "choice", Phrases.with(Phrases.ALSO_STILL, kept.name()),
                options, null, null, Phrases.ALSO_WHY, null);
    }

}
