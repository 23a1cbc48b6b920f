// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.List;
import java.util.stream.Stream;

import dev.entente.decisiontree.yaml.YamlNode;

/// Reads the outcomes of a tree.
final class OutcomeReader {

    private static final List<String> KEYS = List.of("say", "to-seller", "propose", "why", "rule", "hand-over", "tier");

    /// 1 is the bot itself.
    private static final Condition.Range TIERS = new Condition.Range(2, 3);

    private final TreeParts parts;

    OutcomeReader(TreeParts parts) {
        this.parts = parts;
    }

    void read(String id, YamlNode.Entry entry) {
        Section section = Section.of(entry.value(), "`" + id + "`", this.parts.page(), KEYS);
        String path = "outcomes." + id + ".";
        Localized say = this.parts.texts().load(section, path, "say");
        Step step;
        if (section.has("propose")) {
            refuse(section, "hand-over", "tier");
            step = new Step.Propose(id,
                    this.parts.solution(id, section, say, this.parts.texts().load(section, path, "why")), say,
                    this.parts.texts().load(section, path, "to-seller"));
        }
        else if (section.has("hand-over")) {
            refuse(section, "why");
            Localized toSeller = section.has("to-seller") ? this.parts.texts().load(section, path, "to-seller") : null;
            step = new Step.HandOver(id, section.loadText("hand-over").value(), tier(section), say, toSeller,
                    this.parts.rule(section));
        }
        else {
            refuse(section, "to-seller", "why", "rule", "tier");
            step = new Step.Close(id, say);
        }
        this.parts.draft().add(new Node.Ending(step), entry.key().at());
    }

    private int tier(Section section) {
        long tier = this.parts.count(section, "tier", TIERS.least());
        if (!TIERS.holds(tier)) {
            section.page()
                .note(section.at(), "There is no tier %d of people".formatted(tier),
                        "rule P7 knows 2 for agents and 3 for senior agents", "Write `tier: 2` or `tier: 3`");
        }
        return (int) tier;
    }

    private void refuse(Section section, String... keys) {
        Stream.of(keys)
            .filter(section::has)
            .forEach(key -> section.page()
                .note(section.entries().get(key).key().at(), "`%s` does not fit %s".formatted(key, section.place()),
                        "an outcome proposes, hands over or closes, one of the three",
                        "Delete it, or make it two outcomes"));
    }

}
