// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.entente.decisiontree.yaml.Spot;
import dev.entente.decisiontree.yaml.YamlNode;

/// Proves what can be known of a tree without walking it: nothing is loose, lost, circular or endless.
final class Proofs {

    private final Draft draft;

    private final YamlNode.Text start;

    Proofs(Draft draft, YamlNode.Text start) {
        this.draft = draft;
        this.start = start;
    }

    void prove() {
        proveNoLooseEnds();
        proveReachable();
        proveEnds();
        proveSilenceEnds();
        proveOtherCurrencyHandsOver();
        proveAskedBeforeWeighed();
    }

    private void proveNoLooseEnds() {
        checkTarget(this.start);
        this.draft.ways().forEach(way -> checkTarget(new YamlNode.Text(way.at(), way.to(), true)));
    }

    private void checkTarget(YamlNode.Text target) {
        if (!target.value().isEmpty() && !exists(target.value())) {
            note(target.at(), "`%s` leads nowhere".formatted(target.value()), "there is no such place in the tree",
                    Suggestion.among(this.draft.nodes().keySet(), target.value()));
        }
    }

    private void proveReachable() {
        if (!exists(this.start.value())) {
            return;
        }
        var reached = reachableFrom(this.start.value());
        for (String id : this.draft.nodes().keySet()) {
            if (!reached.contains(id)) {
                note(this.draft.placeOf(id), "Nothing leads to `%s`".formatted(id),
                        "nobody who starts at `%s` ever comes here".formatted(this.start.value()),
                        "Point to it with `go`, or delete it");
            }
        }
    }

    private void proveEnds() {
        for (Node node : this.draft.nodes().values()) {
            boolean loose = this.draft.ways().stream().anyMatch(it -> !exists(it.to()));
            boolean ends = reachableFrom(node.id()).stream().anyMatch(this::isEnding);
            if (!ends && !loose) {
                note(this.draft.placeOf(node.id()), "No way from `%s` comes to an outcome".formatted(node.id()),
                        "a case must have an end", "Let one of its ways lead to an outcome");
            }
        }
    }

    /// What happens when nobody says anything any more must not run in a circle, nor may
    /// a decision decide itself.
    private void proveSilenceEnds() {
        var known = new HashSet<List<String>>();
        for (String id : this.draft.nodes().keySet()) {
            var circle = circleFrom(id);
            if (circle.isEmpty() || !known.add(circle.stream().sorted().distinct().toList())) {
                continue;
            }
            boolean decisionsOnly = circle.stream().allMatch(it -> node(it) instanceof Node.Deciding);
            note(this.draft.placeOf(circle.getFirst()),
                    decisionsOnly ? "A circle without a wait: " + String.join(" → ", circle)
                            : "Silence leads in a circle: " + String.join(" → ", circle),
                    "the case would never end", "Let one of them lead out of the circle");
        }
    }

    private List<String> circleFrom(String id) {
        var path = new LinkedHashSet<String>();
        return circle(id, id, path, new HashSet<>()) ? closed(path, id) : List.of();
    }

    private boolean circle(String at, String goal, LinkedHashSet<String> path, Set<String> seen) {
        path.add(at);
        for (Edge edge : node(at).edges()) {
            if (!isSilent(edge) || !exists(edge.to())) {
                continue;
            }
            if (edge.to().equals(goal) || seen.add(edge.to()) && circle(edge.to(), goal, path, seen)) {
                return true;
            }
        }
        path.remove(at);
        return false;
    }

    private static List<String> closed(Collection<String> path, String first) {
        var closed = new ArrayList<>(path);
        closed.add(first);
        return closed;
    }

    private boolean isSilent(Edge edge) {
        return node(edge.from()) instanceof Node.Deciding || edge.label().equals(Edge.SILENT)
                || edge.label().equals(Edge.SELLER_SILENT);
    }

    private void proveOtherCurrencyHandsOver() {
        for (Node node : this.draft.nodes().values()) {
            if (node instanceof Node.Deciding deciding && deciding.otherCurrency() != null
                    && exists(deciding.otherCurrency()) && !handsOver(deciding.otherCurrency())) {
                note(this.draft.placeOf(node.id()), "`other-currency` of `%s` does not hand over".formatted(node.id()),
                        "rule P7 gives an order in a currency without a limit to an agent",
                        "Lead it to an outcome with `hand-over`");
            }
        }
    }

    private boolean handsOver(String id) {
        return node(id) instanceof Node.Ending(var step) && step instanceof Step.HandOver;
    }

    private void proveAskedBeforeWeighed() {
        for (Draft.Weighing weighing : this.draft.weighings()) {
            boolean fact = Fact.named(weighing.subject()).isPresent();
            if (!fact && exists(weighing.decision())
                    && !reachableFrom(weighing.subject()).contains(weighing.decision())) {
                note(weighing.at(),
                        "`%s` is never asked before `%s`".formatted(weighing.subject(), weighing.decision()),
                        "its answer would not be known", "Ask it on a way that leads here");
            }
        }
    }

    private Set<String> reachableFrom(String id) {
        var reached = new LinkedHashSet<String>();
        var open = new ArrayDeque<String>(List.of(id));
        while (!open.isEmpty()) {
            String next = open.poll();
            if (exists(next) && reached.add(next)) {
                node(next).edges().stream().map(Edge::to).forEach(open::add);
            }
        }
        return reached;
    }

    private boolean isEnding(String id) {
        return node(id) instanceof Node.Ending;
    }

    private boolean exists(String id) {
        return this.draft.nodes().containsKey(id);
    }

    private Node node(String id) {
        return Objects.requireNonNull(this.draft.nodes().get(id));
    }

    private void note(Spot at, String what, String why, String mend) {
        this.draft.page().note(at, what, why, mend);
    }

}
