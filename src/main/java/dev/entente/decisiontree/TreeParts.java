// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import dev.entente.decisiontree.yaml.YamlNode;

/// What the readers of the four sections share: the draft, the texts and the tree's own wait.
final class TreeParts {

    private static final Pattern RULE = Pattern.compile("P([1-9]|1[0-9])");

    private final Section head;

    private final Texts texts;

    private final Draft draft;

    TreeParts(Section head, Texts texts) {
        this.head = head;
        this.texts = texts;
        this.draft = new Draft(head.page());
    }

    Texts texts() {
        return this.texts;
    }

    Draft draft() {
        return this.draft;
    }

    Findings.Page page() {
        return this.head.page();
    }

    /// How long a question waits: its own `wait`, else the tree's.
    Duration wait(Section section) {
        if (section.has("wait") != section.has("if-silent")) {
            this.page()
                .note(section.at(), "%s has `wait` or `if-silent`, not both".formatted(section.place()),
                        "whoever waits must know how it goes on", "Write both, or neither to use those of the tree");
        }
        return ownWait(section.has("wait") ? section : this.head);
    }

    Duration ownWait(Section section) {
        YamlNode.Text words = section.loadText("wait");
        try {
            return words.value().isEmpty() ? WaitPhrase.MAX : WaitPhrase.parse(words.value());
        }
        catch (Misspelt misspelt) {
            note(words, misspelt);
            return WaitPhrase.MAX;
        }
    }

    /// Where the buyer's silence leads: the section's own `if-silent`, else the tree's.
    String ifSilent(String from, Section section) {
        return this.draft.way(from, (section.has("if-silent") ? section : this.head).loadId("if-silent"));
    }

    /// A whole number from 0 on that may be absent.
    long count(Section section, String key, long usual) {
        var words = section.findText(key);
        try {
            return words.isPresent() ? Quantity.whole(FactType.NUMBER, words.get().value(), null) : usual;
        }
        catch (Misspelt misspelt) {
            note(words.orElseThrow(), misspelt);
            return usual;
        }
    }

    /// The rule of the policy that stands behind a solution or a hand-over.
    String rule(Section section) {
        YamlNode.Text rule = section.loadText("rule");
        if (!rule.value().isEmpty() && !RULE.matcher(rule.value()).matches()) {
            page().note(rule.at(), "`%s` is no rule of the policy".formatted(rule.value()),
                    "both parties are shown where a solution comes from", "Write the number of the rule, such as `P4`");
        }
        return rule.value();
    }

    /// A solution whose phrase stands in `propose`.
    Solution solution(String id, Section section, Localized label, Localized why) {
        YamlNode.Text words = section.loadText("propose");
        try {
            var phrase = SolutionPhrase.parse(words.value().isEmpty() ? "full refund" : words.value());
            return new Solution(id, phrase.remedy().code(), phrase.share(), phrase.withShipping(), phrase.goods(),
                    phrase.returnPaidBy(), label, why, rule(section));
        }
        catch (Misspelt misspelt) {
            note(words, misspelt);
            return new Solution(id, "", null, false, Solution.Return.NONE, null, label, why, rule(section));
        }
    }

    /// Largest sums per currency, written as `at most 150 EUR or 130 GBP`; empty where
    /// the key is absent.
    Map<String, Long> limits(Section section, String key) {
        var words = section.findText(key);
        var limits = new HashMap<String, Long>();
        try {
            if (words.isPresent() && ConditionPhrase.parse(Subject.of(Fact.ORDER_TOTAL),
                    words.get().value()) instanceof Condition.InMoneyRange(var ranges)) {
                ranges.forEach((currency, range) -> limits.put(currency, range.most()));
            }
        }
        catch (Misspelt misspelt) {
            note(words.orElseThrow(), misspelt);
        }
        if (limits.containsValue(Long.MAX_VALUE)) {
            page().note(words.orElseThrow().at(), "`%s` has no upper end".formatted(key), "any sum would be moved",
                    "Write `at most` and a sum");
        }
        return Map.copyOf(limits);
    }

    void note(YamlNode.Text at, Misspelt misspelt) {
        page().note(at.at(), misspelt.what(), misspelt.why(), misspelt.mend());
    }

    /// An id made of a text: `It arrived broken` becomes `it-arrived-broken`.
    static String idFrom(String text) {
        String letters = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        List<String> words = new ArrayList<>(List.of(letters.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")));
        words.removeIf(String::isEmpty);
        return String.join("-", words);
    }

}
