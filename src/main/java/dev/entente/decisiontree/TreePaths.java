// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.entente.decisiontree.yaml.Spot;
import dev.entente.decisiontree.yaml.YamlNode;
import dev.entente.decisiontree.yaml.YamlReader;

/// Walks the paths that stand beside a tree: each must end where it says, and together they must take every edge.
final class TreePaths {

    static final String ENDING = ".paths.yaml";

    private static final List<String> KEYS = List.of("tree", "facts", "paths");

    private static final List<String> PATH_KEYS = List.of("facts", "answers", "ends");

    private final Tree tree;

    private final Findings.Page page;

    private final Set<Edge> walked = new HashSet<>();

    private final Set<String> offered = new HashSet<>();

    private TreePaths(Tree tree, Findings.Page page) {
        this.tree = tree;
        this.page = page;
    }

    /// Every finding in the paths of a tree.
    ///
    /// @param file the bytes of `name.paths.yaml`
    static List<Finding> check(Tree tree, byte[] file) {
        var findings = new Findings();
        var paths = new TreePaths(tree, findings.page(tree.name() + ENDING));
        var reading = YamlReader.read(file);
        reading.flaws().forEach(paths.page::note);
        if (reading.root() != null) {
            paths.read(reading.root());
        }
        return findings.inReadingOrder();
    }

    private void read(YamlNode.Table root) {
        Section head = Section.of(root, "the file", this.page, KEYS);
        if (!head.loadText("tree").value().equals(this.tree.name())) {
            note(root.at(), "The paths are not of `%s`".formatted(this.tree.name()),
                    "their file stands beside that tree", "Write `tree: %s`".formatted(this.tree.name()));
        }
        var words = new PathWords(this.tree, this.page);
        var usual = words.facts(head);
        head.find("paths")
            .ifPresent(node -> Section.ofIds(node, "`paths`", this.page)
                .entries()
                .forEach((name, entry) -> walk(name, entry, usual, words)));
        noteRest(head.at());
    }

    private void walk(String name, YamlNode.Entry entry, Map<Fact, FactValue> usual, PathWords words) {
        Section path = Section.of(entry.value(), "`" + name + "`", this.page, PATH_KEYS);
        var facts = new HashMap<>(usual);
        facts.putAll(words.facts(path));
        var answers = words.answers(path);
        Walk walk = Walker.walk(this.tree, new Facts(facts), answers);
        this.walked.addAll(walk.edges());
        if (walk.step() instanceof Step.Offer(var node, var _, var _, var _, var _, var _)) {
            this.offered.add(node);
        }
        checkEnd(path, walk);
        checkUsed(path, walk, answers.keySet());
    }

    private void checkEnd(Section path, Walk walk) {
        YamlNode.Text end = path.loadText("ends");
        if (!end.value().isEmpty() && !end.value().equals(walk.step().node())) {
            note(end.at(), "%s ends at `%s`, not at `%s`".formatted(path.place(), walk.step().node(), end.value()),
                    "it goes " + wayOf(walk), "Mend the tree, or say where it really ends");
        }
    }

    private void checkUsed(Section path, Walk walk, Set<String> answered) {
        var met = new HashSet<>(walk.edges().stream().map(Edge::from).toList());
        met.add(walk.step().node());
        for (String id : answered) {
            if (!met.contains(id)) {
                note(path.at(), "%s answers `%s`, which is not asked".formatted(path.place(), id),
                        "it goes " + wayOf(walk), "Delete the answer, or mend the way there");
            }
        }
    }

    private String wayOf(Walk walk) {
        var way = new StringBuilder();
        walk.edges().forEach(edge -> way.append(edge.from()).append(" (").append(edge.label()).append(") → "));
        return way.append(walk.step().node()).toString();
    }

    private void noteRest(Spot at) {
        for (Edge edge : this.tree.edges()) {
            if (!this.walked.contains(edge)) {
                note(at, "No path takes `%s` at `%s`".formatted(edge.label(), edge.from()),
                        "nobody knows whether `%s` is right there".formatted(edge.to()), "Add a path that takes it");
            }
        }
        for (Node node : this.tree.nodes().values()) {
            if (node instanceof Node.Offering && !this.offered.contains(node.id())) {
                note(at, "No path waits for the seller at `%s`".formatted(node.id()),
                        "nobody knows what the seller is asked there", "Add a path that chooses a solution");
            }
        }
    }

    private void note(Spot at, String what, String why, String mend) {
        this.page.note(at, what, why, mend);
    }

}
