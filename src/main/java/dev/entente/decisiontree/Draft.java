// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import dev.entente.decisiontree.yaml.Spot;
import dev.entente.decisiontree.yaml.YamlNode;

/// The nodes of a tree that is still being read, and where each of them and each way between them is written.
final class Draft {

    private final SequencedMap<String, Node> nodes = new LinkedHashMap<>();

    private final Map<String, Spot> places = new HashMap<>();

    private final List<Way> ways = new ArrayList<>();

    private final List<Weighing> weighings = new ArrayList<>();

    private final Findings.Page page;

    Draft(Findings.Page page) {
        this.page = page;
    }

    void add(Node node, Spot at) {
        Spot first = this.places.putIfAbsent(node.id(), at);
        if (first != null) {
            this.page.note(at, "`%s` is defined twice".formatted(node.id()),
                    "it stands in line %d already and an id points to one place".formatted(first.line()),
                    "Rename one of the two");
            return;
        }
        if (Fact.named(node.id()).isPresent()) {
            this.page.note(at, "`%s` is the name of a fact".formatted(node.id()),
                    "a decision could not tell them apart", "Give the node another name");
        }
        this.nodes.put(node.id(), node);
    }

    /// Notes that a node points to another one, and gives the other one's id.
    String way(String from, YamlNode.Text to) {
        if (!to.value().isEmpty()) {
            this.ways.add(new Way(from, to.value(), to.at()));
        }
        return to.value();
    }

    void weighing(String decision, Subject subject, Spot at) {
        this.weighings.add(new Weighing(decision, subject.name(), at));
    }

    SequencedMap<String, Node> nodes() {
        return this.nodes;
    }

    List<Way> ways() {
        return this.ways;
    }

    List<Weighing> weighings() {
        return this.weighings;
    }

    Spot placeOf(String id) {
        return this.places.getOrDefault(id, Spot.START);
    }

    Findings.Page page() {
        return this.page;
    }

    /// A pointer as it is written.
    record Way(String from, String to, Spot at) {
    }

    /// A decision looks at a fact or a question.
    record Weighing(String decision, String subject, Spot at) {
    }

}
