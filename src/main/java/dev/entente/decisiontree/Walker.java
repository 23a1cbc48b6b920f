// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// Finds the next step of a case by walking its tree from the start over everything that was answered.
///
/// It remembers nothing: the same tree, facts and answers give the same step, on every node and after every restart.
/// An answer that does not fit its question counts as none. A question met a second time in one walk is asked again.
public final class Walker {

    private final Tree tree;

    private final Facts facts;

    private final Map<String, Answer> answers;

    private final List<Edge> edges = new ArrayList<>();

    private final Set<String> met = new HashSet<>();

    private Walker(Tree tree, Facts facts, Map<String, Answer> answers) {
        this.tree = tree;
        this.facts = facts;
        this.answers = answers;
    }

    /// What is to be done next.
    ///
    /// @param answers node id to the answer given there; see [Answer] for what an offer
    /// takes
    public static Step next(Tree tree, Facts facts, Map<String, Answer> answers) {
        return walk(tree, facts, answers).step();
    }

    /// What is to be done next, and the way that leads there.
    public static Walk walk(Tree tree, Facts facts, Map<String, Answer> answers) {
        return new Walker(tree, facts, answers).walk();
    }

    private Walk walk() {
        String id = this.tree.start();
        while (true) {
            Node node = this.tree.node(id);
            boolean again = !this.met.add(id);
            Move move = switch (node) {
                case Node.Asking asking -> ask(asking, again);
                case Node.Deciding deciding -> take(decide(deciding));
                case Node.Offering offering -> offer(offering, again);
                case Node.Ending(var step) -> new Stop(step);
            };
            switch (move) {
                case Stop(var step) -> {
                    return new Walk(this.edges, step);
                }
                case Go(var edge) -> {
                    this.edges.add(edge);
                    id = edge.to();
                }
            }
        }
    }

    private Move ask(Node.Asking asking, boolean again) {
        Answer answer = this.answers.get(asking.id());
        if (again || answer == null || !asking.question().accepts(answer)) {
            return new Stop(new Step.Ask(asking.id(), asking.question()));
        }
        if (answer instanceof Answer.Silent) {
            return new Go(new Edge(asking.id(), Edge.SILENT, asking.question().ifSilent()));
        }
        return take(answered(asking, answer));
    }

    private static Edge answered(Node.Asking asking, Answer answer) {
        if (answer instanceof Answer.Chosen(var ids) && ids.size() == 1 && asking.ways().containsKey(ids.getFirst())) {
            return new Edge(asking.id(), ids.getFirst(), asking.ways().get(ids.getFirst()));
        }
        return asking.edges().stream().filter(it -> it.label().equals(Edge.ANSWERED)).findFirst().orElseThrow();
    }

    private Move offer(Node.Offering offering, boolean again) {
        Answer answer = again ? null : this.answers.get(offering.id());
        return switch (answer) {
            case Answer.Silent _ -> go(offering, Edge.SILENT, offering.choice().ifSilent());
            case Answer.AllRefused _ -> go(offering, Edge.REFUSED, offering.ifRefused());
            case Answer.SellerSilent _ -> go(offering, Edge.SELLER_SILENT, offering.ifSilent());
            case Answer.Chosen chosen when offering.choice().accepts(chosen) -> new Stop(offerOf(offering, chosen));
            case null, default -> new Stop(new Step.Ask(offering.id(), offering.choice()));
        };
    }

    private static Step offerOf(Node.Offering offering, Answer.Chosen chosen) {
        var accepted = chosen.optionIds()
            .stream()
            .map(id -> offering.solutions().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow())
            .toList();
        return new Step.Offer(offering.id(), accepted, offering.say(), offering.toSeller(), offering.patience(),
                offering.silenceAccepts());
    }

    private Edge decide(Node.Deciding deciding) {
        for (int i = 0; i < deciding.lines().size(); i++) {
            Line line = deciding.lines().get(i);
            Verdict verdict = line.judge(this::known);
            if (verdict == Verdict.HOLDS) {
                return new Edge(deciding.id(), String.valueOf(i + 1), line.go());
            }
            if (verdict == Verdict.INCOMPARABLE && deciding.otherCurrency() != null) {
                return new Edge(deciding.id(), Edge.OTHER_CURRENCY, deciding.otherCurrency());
            }
        }
        return new Edge(deciding.id(), Edge.OTHERWISE, deciding.otherwise());
    }

    private @Nullable FactValue known(String subject) {
        return Fact.named(subject).map(this.facts::of).orElseGet(() -> answerOf(subject));
    }

    private @Nullable FactValue answerOf(String question) {
        Answer answer = this.met.contains(question) ? this.answers.get(question) : null;
        return switch (answer) {
            case Answer.Chosen(var ids) -> new FactValue.Words(Set.copyOf(ids));
            case Answer.Sum(var amount) -> new FactValue.Money(amount);
            case Answer.Photos(var count) -> new FactValue.Number(count);
            case null, default -> null;
        };
    }

    private static Move take(Edge edge) {
        return new Go(edge);
    }

    private static Move go(Node node, String label, String to) {
        return new Go(new Edge(node.id(), label, to));
    }

    private sealed interface Move {

    }

    private record Go(Edge edge) implements Move {
    }

    private record Stop(Step step) implements Move {
    }

}
