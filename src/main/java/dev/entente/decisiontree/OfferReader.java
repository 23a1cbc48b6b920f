// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import dev.entente.decisiontree.yaml.YamlNode;

/// Reads the offers of a tree.
final class OfferReader {

    private static final List<String> KEYS = List.of("ask", "why", "say", "to-seller", "choose-from", "wait",
            "if-refused", "if-silent", "silence-accepts");

    private static final List<String> SOLUTION_KEYS = List.of("id", "propose", "say", "why", "rule");

    private final TreeParts parts;

    private final Section head;

    OfferReader(TreeParts parts, Section head) {
        this.parts = parts;
        this.head = head;
    }

    void read(String id, YamlNode.Entry entry) {
        Section section = Section.of(entry.value(), "`" + id + "`", this.parts.page(), KEYS);
        String path = "offers." + id + ".";
        var solutions = solutions(id, section, path);
        var choice = new Question(id, Input.CHOICES, optionsOf(solutions), 1, Math.max(1, solutions.size()),
                this.parts.texts().load(section, path, "ask"), this.parts.texts().find(section, path, "why"),
                this.parts.ownWait(this.head), this.parts.ifSilent(id, this.head));
        var offering = new Node.Offering(choice, solutions, this.parts.texts().load(section, path, "say"),
                this.parts.texts().load(section, path, "to-seller"), this.parts.ownWait(section),
                this.parts.draft().way(id, section.loadId("if-refused")),
                this.parts.draft().way(id, section.loadId("if-silent")), this.parts.limits(section, "silence-accepts"));
        this.parts.draft().add(offering, entry.key().at());
    }

    private List<Solution> solutions(String offer, Section section, String path) {
        var solutions = new ArrayList<Solution>();
        var ids = new HashSet<String>();
        List<YamlNode> items = section.findList("choose-from");
        if (items.isEmpty() || items.size() > QuestionReader.OPTIONS_MAX) {
            section.page()
                .note(section.at(), "%s has %d solutions".formatted(section.place(), items.size()),
                        "the parties choose from 1 to %d".formatted(QuestionReader.OPTIONS_MAX),
                        "List them below `choose-from:`");
        }
        for (YamlNode item : items) {
            Section solution = Section.of(item, "a solution of `%s`".formatted(offer), this.parts.page(),
                    SOLUTION_KEYS);
            YamlNode.Text id = solution.loadId("id");
            if (!ids.add(id.value())) {
                section.page()
                    .note(id.at(), "The solution `%s` stands here twice".formatted(id.value()),
                            "a choice must mean one thing", "Give one of them another `id`");
            }
            String at = path + "choose-from." + id.value() + ".";
            solutions.add(this.parts.solution(id.value(), solution, this.parts.texts().load(solution, at, "say"),
                    this.parts.texts().load(solution, at, "why")));
        }
        return solutions;
    }

    private static List<Option> optionsOf(List<Solution> solutions) {
        return solutions.stream().map(it -> new Option(it.id(), it.label(), Map.of())).toList();
    }

}
