// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.entente.decisiontree.yaml.Spot;
import dev.entente.decisiontree.yaml.YamlNode;

/// Reads the decisions of a tree and proves that each of their lines can win.
final class DecisionReader {

    private static final List<String> KEYS = List.of("when", "go", "otherwise", "other-currency");

    /// The most lines of one decision.
    private static final int LINES_MAX = 50;

    private final TreeParts parts;

    DecisionReader(TreeParts parts) {
        this.parts = parts;
    }

    void read(String id, YamlNode.Entry entry) {
        if (!(entry.value() instanceof YamlNode.Listing(var at, var items))) {
            this.parts.page()
                .note(entry.value().at(), "`%s` is no list of lines".formatted(id), "the first line that holds wins",
                        "Begin each line with `- when:` and the last with `- otherwise:`");
            return;
        }
        if (items.size() > LINES_MAX) {
            note(at, "`%s` has more than %d lines".formatted(id, LINES_MAX), "nobody can weigh that many",
                    "Split it into several decisions");
            return;
        }
        var lines = new Lines(id);
        items.forEach(it -> readLine(it, lines));
        checkEnds(lines, at);
        this.parts.draft()
            .add(new Node.Deciding(id, lines.lines, lines.otherCurrency,
                    (lines.otherwise != null) ? lines.otherwise : ""), entry.key().at());
    }

    private void readLine(YamlNode item, Lines lines) {
        Section line = Section.of(item, "a line of `%s`".formatted(lines.id), this.parts.page(), KEYS);
        if (lines.otherwise != null) {
            note(line.at(), "A line stands after `otherwise`", "it would never get its turn",
                    "Move it above `otherwise`");
        }
        if (line.has("otherwise")) {
            refuseCompany(line);
            lines.otherwise = this.parts.draft().way(lines.id, line.loadId("otherwise"));
        }
        else if (line.has("other-currency")) {
            refuseCompany(line);
            lines.otherCurrency = this.parts.draft().way(lines.id, line.loadId("other-currency"));
        }
        else {
            readWhen(line, lines);
        }
    }

    private void refuseCompany(Section line) {
        if (line.keys().size() > 1) {
            note(line.at(), "`otherwise` and `other-currency` stand alone", "they hold without a test",
                    "Write them as `- otherwise: id` and `- other-currency: id`, each in a line of its own");
        }
    }

    private void readWhen(Section line, Lines lines) {
        if (!line.has("when")) {
            line.missing("when");
            return;
        }
        Section when = Section.open(line.find("when").orElseThrow(), "`when`", this.parts.page());
        var clauses = new ArrayList<Line.Clause>();
        when.entries().values().forEach(it -> clause(it, lines.id).ifPresent(clauses::add));
        if (when.keys().isEmpty()) {
            note(when.at(), "`when` has no test", "it would always hold", "Write `fact: test` lines below it");
        }
        String go = this.parts.draft().way(lines.id, line.loadId("go"));
        boolean whole = clauses.size() == when.keys().size();
        lines.add(new Line(clauses, go), line.at(), whole);
    }

    private Optional<Line.Clause> clause(YamlNode.Entry entry, String decision) {
        String name = entry.key().value();
        var subject = Fact.named(name).map(Subject::of).or(() -> questionSubject(name));
        if (subject.isEmpty()) {
            note(entry.key().at(), "`%s` is neither a fact nor a question that can be weighed".formatted(name),
                    "nothing is known under that name", Suggestion.among(subjectNames(), name));
            return Optional.empty();
        }
        this.parts.draft().weighing(decision, subject.get(), entry.key().at());
        try {
            return condition(subject.get(), entry.value())
                .map(it -> new Line.Clause(name, checkPossible(it, entry), wordsOf(entry.value())));
        }
        catch (Misspelt misspelt) {
            note(entry.value().at(), misspelt.what(), misspelt.why(), misspelt.mend());
            return Optional.empty();
        }
    }

    private Optional<Subject> questionSubject(String name) {
        return (this.parts.draft().nodes().get(name) instanceof Node.Asking asking) ? Subject.of(asking.question())
                : Optional.empty();
    }

    private List<String> subjectNames() {
        var names = new ArrayList<>(Arrays.stream(Fact.values()).map(Fact::word).toList());
        names.addAll(this.parts.draft().nodes().keySet());
        return names;
    }

    private Optional<Condition> condition(Subject subject, YamlNode value) throws Misspelt {
        Section around = Section.open(new YamlNode.Unreadable(value.at()), "`when`", this.parts.page());
        switch (value) {
            case YamlNode.Listing(var _, var items) -> {
                var words = new ArrayList<String>();
                items.forEach(it -> around.textOf(it, "A word").ifPresent(text -> words.add(text.value())));
                return Optional.of(ConditionPhrase.anyOf(subject, words));
            }
            case YamlNode.Text text when subject.type() == FactType.YES_NO && !text.value().isBlank() -> {
                return Optional.of(ConditionPhrase.parse(subject, text.value()));
            }
            default -> {
                var text = around.textOf(value, "The test of `%s`".formatted(subject.name()));
                return text.isEmpty() ? Optional.empty()
                        : Optional.of(ConditionPhrase.parse(subject, text.get().value()));
            }
        }
    }

    private Condition checkPossible(Condition condition, YamlNode.Entry entry) {
        if (condition.isImpossible()) {
            note(entry.value().at(), "`%s` can never hold".formatted(wordsOf(entry.value())), "its line would be dead",
                    "Turn the bounds round, or name fewer words");
        }
        return condition;
    }

    private static String wordsOf(YamlNode value) {
        return switch (value) {
            case YamlNode.Text text -> text.value();
            case YamlNode.Listing(var _, var items) ->
                String.join(" or ", items.stream().map(DecisionReader::wordsOf).toList());
            case YamlNode.Table _, YamlNode.Unreadable _ -> "";
        };
    }

    private void checkEnds(Lines lines, Spot at) {
        if (lines.otherwise == null) {
            note(at, "`%s` does not end in `otherwise`".formatted(lines.id), "somebody's case would fit no line",
                    "Add `- otherwise: id` as the last line");
        }
        boolean weighsMoney = lines.lines.stream()
            .flatMap(it -> it.clauses().stream())
            .anyMatch(it -> it.condition() instanceof Condition.InMoneyRange);
        if (lines.whole && weighsMoney == (lines.otherCurrency == null)) {
            note(at, "`%s` %s".formatted(lines.id,
                    weighsMoney ? "has a limit and no `other-currency`" : "has `other-currency` and no limit"),
                    "rule P7 gives an order in a currency without a limit to an agent",
                    weighsMoney ? "Add `- other-currency:` with the id of a hand-over" : "Delete `other-currency`");
        }
    }

    private void note(Spot at, String what, String why, String mend) {
        this.parts.page().note(at, what, why, mend);
    }

    /// The lines of one decision so far.
    private final class Lines {

        private final String id;

        private final List<Line> lines = new ArrayList<>();

        private @Nullable String otherwise;

        private @Nullable String otherCurrency;

        private boolean whole = true;

        private Lines(String id) {
            this.id = id;
        }

        /// @param isWhole whether every test of the line could be read
        private void add(Line line, Spot at, boolean isWhole) {
            this.whole &= isWhole;
            for (int i = 0; this.whole && i < this.lines.size(); i++) {
                if (this.lines.get(i).covers(line)) {
                    note(at, "Line %d of `%s` never gets its turn".formatted(this.lines.size() + 1, this.id),
                            "whenever it holds, line %d holds before it".formatted(i + 1), "Move it up, or delete it");
                    break;
                }
            }
            this.lines.add(line);
        }

    }

}
