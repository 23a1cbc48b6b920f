// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.ArrayList;
import java.util.List;

import dev.entente.conversation.Author;
import dev.entente.dispute.Answer;
import dev.entente.dispute.Case;
import dev.entente.dispute.Command;
import dev.entente.dispute.Command.Move;
import dev.entente.dispute.Gathering;
import dev.entente.dispute.Pricing;
import dev.entente.dispute.Question;
import dev.entente.dispute.Question.Option;
import dev.entente.dispute.Stage;
import dev.entente.order.Order;
import dev.entente.party.Localized;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What comes next when no words wait: a pure step from what is known to what the bot does.
@Component
class Planner {

    private final TreeBook trees;

    private final Guide guide;

    private final SecondProblem second;

    Planner(TreeBook trees, Guide guide, SecondProblem second) {
        this.trees = trees;
        this.guide = guide;
        this.second = second;
    }

    /// @param hunch what the buyer's earlier words sound like, if they do
    /// @return nothing where somebody else has the next move
    List<Move> next(View view, @Nullable Hunch hunch) {
        Case now = view.now();
        if (!now.introduced()) {
            return introduce();
        }
        boolean gathering = now.stage() instanceof Stage.Talking || now.stage() instanceof Stage.Gathering;
        if (!gathering || !now.consented()) {
            return List.of();
        }
        if (isAskedBack(now)) {
            return List.of();
        }
        Answer problem = now.answers().get(Gathering.PROBLEM);
        if (problem == null) {
            return now.questions().containsKey(Role.BUYER) ? List.of() : askProblem(now, hunch);
        }
        if (now.category() == null) {
            return categorise(problem.chosen().getFirst());
        }
        if (view.order().lines().size() > 1 && !now.answers().containsKey(Pricing.LINES)) {
            return ask(now, lines(view.order()));
        }
        return this.second.before(view, this.guide.next(view));
    }

    /// What waits for a yes, or for a word about a second problem, is answered before the
    /// tree goes on.
    private static boolean isAskedBack(Case now) {
        Question open = now.questions().get(Role.BUYER);
        return open != null && (open.confirms() != null || open.id().startsWith(SecondProblem.ALSO));
    }

    private static List<Move> introduce() {
        var consent = new Question(Gathering.CONSENT, Role.BUYER, "choice", Phrases.CONSENT, Phrases.CONSENT_OPTIONS,
                null, null, Phrases.CONSENT_WHY, null);
        return List.of(new Command.Introduced(), new Command.Tell(Role.BUYER, Phrases.INTRODUCTION),
                new Command.Ask(consent, null));
    }

    private List<Move> askProblem(Case now, @Nullable Hunch hunch) {
        var moves = new ArrayList<Move>();
        moves.add(new Command.Ask(problem(categories()), null));
        if (hunch != null && !now.corrected() && this.trees.forCategory(hunch.category()).isPresent()) {
            moves.add(new Command.Derive(hunch.by(), Gathering.PROBLEM, Answer.option(hunch.category()), hunch.seq()));
            moves.add(new Command.Tell(Role.BUYER, Phrases.UNDERSTOOD));
            moves.addAll(SecondProblem.keep(hunch.also()));
        }
        return moves;
    }

    /// The question what went wrong, with these categories as buttons.
    Question problem(List<String> categories) {
        var options = new ArrayList<Option>();
        categories.forEach(category -> this.trees.forCategory(category)
            .ifPresent(tree -> options
                .add(new Option(category, new Localized(tree.title().in("en"), tree.title().in("fr")), List.of()))));
        options.add(Phrases.OTHER);
        return new Question(Gathering.PROBLEM, Role.BUYER, "choice", Phrases.PROBLEM, options, null, null, null, null);
    }

    List<String> categories() {
        return this.trees.inForce().inForce().stream().map(tree -> tree.category()).toList();
    }

    private List<Move> categorise(String category) {
        return this.trees.forCategory(category)
            .<List<Move>>map(tree -> List.of(new Command.Categorise(category, TreeBook.mark(tree))))
            .orElseGet(() -> List.of(new Command.HandOver("no_tree", Phrases.NO_TREE, 2)));
    }

    static Question lines(Order order) {
        var options = order.lines()
            .stream()
            .map(line -> new Option(line.id(), new Localized(line.title(), line.title()), List.of()))
            .toList();
        return new Question(Pricing.LINES, Role.BUYER, "choices", Phrases.LINES, options, 1L, (long) options.size(),
                null, null);
    }

    static List<Move> ask(Case now, Question question) {
        return isOpen(now, question) ? List.of() : List.of(new Command.Ask(question, now.tree()));
    }

    static boolean isOpen(Case now, Question question) {
        Question open = now.questions().get(question.to());
        return open != null && open.id().equals(question.id());
    }

    /// What words sound like, without being sure of the person's consent to it.
    ///
    /// @param also further problems that they name
    record Hunch(String category, List<Case.Kept> also, Author by, long seq) {
    }

}
