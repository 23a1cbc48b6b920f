// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

import dev.entente.decisiontree.yaml.Spot;
import dev.entente.decisiontree.yaml.YamlNode;

/// A table of a file whose keys are known beforehand; every access notes what is missing or of the wrong kind.
final class Section {

    /// Ids are phrases in small letters, joined by hyphens.
    static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /// The longest text that a person is shown, in characters.
    static final int TEXT_LENGTH_MAX = 200;

    private static final Set<String> TRUTHS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "~");

    private final String place;

    private final Spot at;

    private final SequencedMap<String, YamlNode.Entry> entries;

    private final Findings.Page page;

    private Section(String place, Spot at, SequencedMap<String, YamlNode.Entry> entries, Findings.Page page) {
        this.place = place;
        this.at = at;
        this.entries = entries;
        this.page = page;
    }

    /// A table with known keys.
    ///
    /// @param place how to name it in a finding, such as `how-bad`
    static Section of(YamlNode node, String place, Findings.Page page, List<String> keys) {
        Section section = open(node, place, page);
        for (var entry : section.entries.values()) {
            String key = entry.key().value();
            if (!keys.contains(key)) {
                page.note(entry.key().at(), "`%s` is no key of %s".formatted(key, place),
                        "it would be ignored and somebody meant something by it", Suggestion.among(keys, key));
            }
        }
        return section;
    }

    /// A table whose keys are ids.
    static Section ofIds(YamlNode node, String place, Findings.Page page) {
        Section section = open(node, place, page);
        section.entries.values().forEach(it -> section.checkId(it.key()));
        return section;
    }

    /// A table with any keys.
    static Section open(YamlNode node, String place, Findings.Page page) {
        return switch (node) {
            case YamlNode.Table(var at, var entries) -> new Section(place, at, entries, page);
            case YamlNode.Unreadable(var at) -> new Section(place, at, Collections.emptyNavigableMap(), page);
            case YamlNode.Text _, YamlNode.Listing _ -> {
                page.note(node.at(), "%s has no keys".formatted(place), "its parts are found by their keys",
                        "Write `key: value` lines below it, indented by two spaces");
                yield new Section(place, node.at(), Collections.emptyNavigableMap(), page);
            }
        };
    }

    Spot at() {
        return this.at;
    }

    String place() {
        return this.place;
    }

    Findings.Page page() {
        return this.page;
    }

    Set<String> keys() {
        return this.entries.keySet();
    }

    SequencedMap<String, YamlNode.Entry> entries() {
        return this.entries;
    }

    boolean has(String key) {
        return this.entries.containsKey(key);
    }

    Optional<YamlNode> find(String key) {
        return Optional.ofNullable(this.entries.get(key)).map(YamlNode.Entry::value);
    }

    /// The text of a key that may be absent.
    Optional<YamlNode.Text> findText(String key) {
        return find(key).flatMap(value -> textOf(value, "`" + key + "` of " + this.place));
    }

    /// The text of a key that must be there; an empty one after a finding.
    YamlNode.Text loadText(String key) {
        if (!has(key)) {
            missing(key);
        }
        return findText(key).orElseGet(() -> new YamlNode.Text(this.at, "", true));
    }

    /// An id that something points to; an empty one after a finding.
    YamlNode.Text loadId(String key) {
        YamlNode.Text text = loadText(key);
        if (!text.value().isEmpty()) {
            checkId(text);
        }
        return text;
    }

    /// The items of a list that may be absent.
    List<YamlNode> findList(String key) {
        return switch (find(key).orElse(null)) {
            case YamlNode.Listing(var _, var items) -> items;
            case YamlNode.Text text -> {
                this.page.note(text.at(), "`%s` of %s is no list".formatted(key, this.place), "it holds several things",
                        "Write each of them in a line that begins with `- `");
                yield List.of();
            }
            case YamlNode.Table table -> {
                this.page.note(table.at(), "`%s` of %s is no list".formatted(key, this.place), "its order matters",
                        "Begin each item with `- `");
                yield List.of();
            }
            case YamlNode.Unreadable _ -> List.of();
            case null -> List.of();
        };
    }

    /// A text that a person is shown must not lose its end to a comment.
    void refuseComment(YamlNode.Text text) {
        if (text.commented()) {
            this.page.note(text.at(), "A `#` cuts the end off this text", "the rest of the line is taken for a comment",
                    "Put the text in quotes, or the comment on a line of its own");
        }
    }

    void missing(String key) {
        this.page.note(this.at, "%s has no `%s`".formatted(this.place, key), "it cannot do without",
                "Add a line `%s: …`".formatted(key));
    }

    /// A text where one is expected; a word that other readers of YAML take for a truth
    /// must stand in quotes.
    Optional<YamlNode.Text> textOf(YamlNode node, String what) {
        if (!(node instanceof YamlNode.Text text)) {
            if (!(node instanceof YamlNode.Unreadable)) {
                this.page.note(node.at(), what + " is no single text", "a single text is expected here",
                        "Write it in one line after the colon");
            }
            return Optional.empty();
        }
        if (text.value().isBlank()) {
            this.page.note(text.at(), what + " is empty", "there is nothing to use", "Write it, or delete the line");
            return Optional.empty();
        }
        if (text.value().length() > TEXT_LENGTH_MAX) {
            this.page.note(text.at(), "%s has %d characters".formatted(what, text.value().length()),
                    "more than %d are not read on a phone".formatted(TEXT_LENGTH_MAX), "Say it shorter");
            return Optional.empty();
        }
        refuseTruth(text);
        return Optional.of(text);
    }

    private void refuseTruth(YamlNode.Text text) {
        if (text.plain() && TRUTHS.contains(text.value().toLowerCase(Locale.ROOT))) {
            this.page.note(text.at(), "`%s` stands without quotes".formatted(text.value()),
                    "many readers of YAML take it for true, false or nothing",
                    "Write \"%s\" in quotes, or better a whole phrase".formatted(text.value()));
        }
    }

    private void checkId(YamlNode.Text id) {
        refuseTruth(id);
        if (!ID.matcher(id.value()).matches()) {
            this.page.note(id.at(), "`%s` is no id".formatted(id.value()), "it is used in addresses and reports",
                    "Write a short phrase in small letters joined by hyphens, such as `what-is-different`");
        }
    }

}
