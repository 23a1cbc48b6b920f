// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.entente.decisiontree.yaml.YamlNode;

/// Reads the questions of a tree.
final class QuestionReader {

    /// The most options that a person can look over, and the most photos of one answer.
    static final int OPTIONS_MAX = 8;

    private static final int PHOTOS_MAX = 4;

    private static final int TEXT_LENGTH_MAX = 2000;

    private static final List<String> KEYS = List.of("ask", "why", "wants", "answers", "at-least", "at-most", "go",
            "wait", "if-silent");

    private static final List<String> ANSWER_KEYS = List.of("id", "say", "means", "go");

    private static final Set<String> RESERVED = Set.of(Edge.SILENT, Edge.REFUSED, Edge.SELLER_SILENT, Edge.ANSWERED);

    private final TreeParts parts;

    QuestionReader(TreeParts parts) {
        this.parts = parts;
    }

    void read(String id, YamlNode.Entry entry) {
        Section section = Section.of(entry.value(), "`" + id + "`", this.parts.page(), KEYS);
        String path = "questions." + id + ".";
        Input input = inputOf(section);
        var ways = new LinkedHashMap<String, String>();
        List<Option> options = input.hasOptions() ? options(id, section, path, ways) : List.of();
        String go = section.has("go") ? this.parts.draft().way(id, section.loadId("go")) : null;
        checkWays(section, input, options, ways, go);
        Localized ask = this.parts.texts().load(section, path, "ask");
        Localized why = this.parts.texts().find(section, path, "why");
        var bounds = bounds(section, input, options.size());
        var question = new Question(id, input, options, (int) bounds.least(), (int) bounds.most(), ask, why,
                this.parts.wait(section), this.parts.ifSilent(id, section));
        this.parts.draft().add(new Node.Asking(question, ways, go), entry.key().at());
    }

    private Input inputOf(Section section) {
        if (!section.has("wants")) {
            if (!section.has("answers")) {
                section.missing("answers");
            }
            return Input.CHOICE;
        }
        YamlNode.Text wants = section.loadText("wants");
        var words = Arrays.stream(Input.values()).map(Input::word).toList();
        if (!words.contains(wants.value())) {
            section.page()
                .note(wants.at(), "`%s` cannot be asked for".formatted(wants.value()), "no widget knows how to take it",
                        Suggestion.among(words, wants.value()));
            return section.has("answers") ? Input.CHOICE : Input.TEXT;
        }
        Input input = Input.valueOf(wants.value().toUpperCase(Locale.ROOT));
        if (input.hasOptions() != section.has("answers")) {
            section.page()
                .note(wants.at(), input.hasOptions() ? "There is nothing to choose from" : "`answers` are never shown",
                        "`wants: %s` says what the answer is".formatted(input.word()),
                        input.hasOptions() ? "Add `answers:`" : "Delete `answers:` or write `wants: choice`");
        }
        return input;
    }

    private List<Option> options(String id, Section section, String path, LinkedHashMap<String, String> ways) {
        var options = new ArrayList<Option>();
        var seen = new HashSet<String>();
        List<YamlNode> items = section.findList("answers");
        if (items.size() > OPTIONS_MAX) {
            section.page()
                .note(items.get(OPTIONS_MAX).at(), "More than %d answers".formatted(OPTIONS_MAX),
                        "nobody reads that many on a phone", "Ask a coarser question first");
        }
        for (YamlNode item : items) {
            Section answer = Section.of(item, "an answer of `%s`".formatted(id), this.parts.page(), ANSWER_KEYS);
            YamlNode.Text option = optionId(answer);
            if (!seen.add(option.value()) || RESERVED.contains(option.value())) {
                section.page()
                    .note(option.at(), "The answer `%s` cannot be told apart".formatted(option.value()),
                            "its id stands here twice or means something else", "Give it another `id`");
            }
            if (answer.has("go")) {
                ways.put(option.value(), this.parts.draft().way(id, answer.loadId("go")));
            }
            String at = path + "answers." + option.value() + ".";
            options.add(new Option(option.value(), this.parts.texts().load(answer, at, "say"),
                    this.parts.texts().means(answer, at)));
        }
        return options;
    }

    private static YamlNode.Text optionId(Section answer) {
        if (answer.has("id")) {
            return answer.loadId("id");
        }
        YamlNode.Text say = answer.findText("say").orElseGet(() -> new YamlNode.Text(answer.at(), "", true));
        return new YamlNode.Text(say.at(), TreeParts.idFrom(say.value()), false);
    }

    private static void checkWays(Section section, Input input, List<Option> options,
            LinkedHashMap<String, String> ways, @Nullable String go) {
        if (input == Input.CHOICES && !ways.isEmpty()) {
            section.page()
                .note(section.at(), "The answers of %s have a `go` each".formatted(section.place()),
                        "several can be chosen at once and one way is taken", "Write one `go` beside `answers`");
        }
        boolean complete = input == Input.CHOICE && !options.isEmpty()
                && options.stream().allMatch(it -> ways.containsKey(it.id()));
        if (go == null && !complete) {
            section.page()
                .note(section.at(), "%s leads nowhere after an answer".formatted(section.place()),
                        "the talk would stop there", "Add `go:` to each answer, or one `go:` beside `answers`");
        }
        if (go != null && complete) {
            section.page()
                .note(section.at(), "`go` of %s is never taken".formatted(section.place()), "every answer has its own",
                        "Delete it");
        }
    }

    private Condition.Range bounds(Section section, Input input, int options) {
        var usual = switch (input) {
            case CHOICE, AMOUNT, DATE -> new Condition.Range(1, 1);
            case CHOICES -> new Condition.Range(1, Math.max(1, options));
            case TEXT -> new Condition.Range(1, TEXT_LENGTH_MAX);
            case PHOTOS -> new Condition.Range(1, PHOTOS_MAX);
        };
        long least = this.parts.count(section, "at-least", usual.least());
        long most = this.parts.count(section, "at-most", usual.most());
        if (least > most || most > usual.most() || most < 1) {
            section.page()
                .note(section.at(), "%s takes %d to %d".formatted(section.place(), least, most),
                        "for `%s` it goes up to %d, and never down".formatted(input.word(), usual.most()),
                        "Mend `at-least` and `at-most`");
        }
        return new Condition.Range(least, most);
    }

}
