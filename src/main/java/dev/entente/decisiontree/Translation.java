// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.entente.decisiontree.yaml.Spot;
import dev.entente.decisiontree.yaml.YamlNode;

/// The texts of a tree in one other language, found by the same ids as in the tree itself.
final class Translation {

    /// The keys whose texts are shown or understood, and so translated.
    static final Set<String> TEXT_KEYS = Set.of("title", "ask", "say", "why", "to-seller", "means");

    private final String language;

    private final Findings.Page page;

    private final Map<String, YamlNode> texts = new LinkedHashMap<>();

    private final Map<String, Spot> places = new HashMap<>();

    private Translation(String language, Findings.Page page) {
        this.language = language;
        this.page = page;
    }

    /// @param root the file's outermost table; `tree` and `language` in it only say what
    /// the file is
    static Translation read(String language, String tree, YamlNode.Table root, Findings.Page page) {
        var translation = new Translation(language, page);
        translation.places.put("", root.at());
        translation.checkHead(tree, root);
        translation.gather("", root);
        return translation;
    }

    String language() {
        return this.language;
    }

    /// Takes the text at a path such as `questions.how-bad.ask`; a missing one is noted.
    Optional<YamlNode.Text> take(String path, String key, String place) {
        return switch (this.texts.remove(path + key)) {
            case YamlNode.Text text -> takeText(text, key, place);
            case null -> {
                missing(path, key, place);
                yield Optional.empty();
            }
            case YamlNode other -> {
                this.page.note(other.at(), nameOf(key, place) + " is no single text", "one text is shown",
                        "Write it in one line after the colon");
                yield Optional.empty();
            }
        };
    }

    private Optional<YamlNode.Text> takeText(YamlNode.Text text, String key, String place) {
        Section around = Section.open(emptyTable(), place, this.page);
        around.refuseComment(text);
        return around.textOf(text, nameOf(key, place));
    }

    /// Takes the phrases at a path.
    List<String> takeMeans(String path, String place) {
        YamlNode node = this.texts.remove(path + "means");
        if (node == null) {
            missing(path, "means", place);
            return List.of();
        }
        return Phrases.read(node, place, this.page);
    }

    /// Notes every text that the tree has no use for.
    void noteRest() {
        this.texts.forEach((path, node) -> this.page.note(node.at(), "`%s` is not in the tree".formatted(path),
                "a translation holds the same ids as its tree and nothing else",
                "Delete it, or give it the id that the tree uses"));
    }

    Findings.Page page() {
        return this.page;
    }

    Spot spotOf(String path) {
        return this.places.getOrDefault(path, Spot.START);
    }

    private void checkHead(String tree, YamlNode.Table root) {
        Section head = Section.open(root, "The translation", this.page);
        if (!head.loadText("tree").value().equals(tree)) {
            this.page.note(root.at(), "The translation is not of `%s`".formatted(tree),
                    "its file stands beside that tree", "Write `tree: %s`".formatted(tree));
        }
    }

    private void gather(String path, YamlNode.Table table) {
        for (var entry : table.entries().values()) {
            String key = entry.key().value();
            if (!path.isEmpty() || !key.equals("tree")) {
                gather(path, entry);
            }
        }
    }

    private void gather(String path, YamlNode.Entry entry) {
        String key = entry.key().value();
        if (TEXT_KEYS.contains(key)) {
            this.texts.put(path + key, entry.value());
            return;
        }
        switch (entry.value()) {
            case YamlNode.Table table -> {
                this.places.put(path + key + ".", entry.key().at());
                gather(path + key + ".", table);
            }
            case YamlNode.Listing(var _, var items) -> items.forEach(it -> gatherItem(path + key + ".", it));
            case YamlNode.Text _ -> noteForeignKey(entry.key());
            case YamlNode.Unreadable _ -> {
            }
        }
    }

    private void gatherItem(String path, YamlNode item) {
        if (!(item instanceof YamlNode.Table table) || !table.entries().containsKey("id")) {
            this.page.note(item.at(), "An item has no `id`", "nobody knows which item of the tree it translates",
                    "Begin it with `- id:` and the id of the tree");
            return;
        }
        var fields = new LinkedHashMap<>(table.entries());
        if (fields.remove("id").value() instanceof YamlNode.Text id) {
            this.places.put(path + id.value() + ".", id.at());
            gather(path + id.value() + ".", new YamlNode.Table(table.at(), fields));
        }
    }

    private void noteForeignKey(YamlNode.Text key) {
        this.page.note(key.at(), "`%s` has no place in a translation".formatted(key.value()),
                "what decides stands in the tree alone",
                Suggestion.nearest(TEXT_KEYS, key.value())
                    .map("Did you mean `%s`?"::formatted)
                    .orElse("Delete the line"));
    }

    private void missing(String path, String key, String place) {
        this.page.note(nearestPlace(path), "%s is not translated".formatted(nameOf(key, place)),
                "readers of this language would see English", "Add `%s` at `%s`".formatted(key, path + key));
    }

    private Spot nearestPlace(String path) {
        String near = path;
        while (!near.isEmpty() && !this.places.containsKey(near)) {
            near = near.substring(0, near.lastIndexOf('.', near.length() - 2) + 1);
        }
        return spotOf(near);
    }

    private static String nameOf(String key, String place) {
        return "`" + key + "` of " + place;
    }

    private static YamlNode emptyTable() {
        return new YamlNode.Table(Spot.START, new LinkedHashMap<>());
    }

    /// Phrases from which free words are understood.
    static final class Phrases {

        static final int COUNT_MAX = 20;

        private Phrases() {
        }

        static List<String> read(YamlNode node, String place, Findings.Page page) {
            Section around = Section.open(emptyTable(), place, page);
            if (!(node instanceof YamlNode.Listing(var _, var items))) {
                page.note(node.at(), "`means` of %s is no list".formatted(place), "it holds several phrases",
                        "Write `means: [one phrase, another phrase]`");
                return List.of();
            }
            if (items.size() > COUNT_MAX) {
                page.note(node.at(), "`means` of %s has more than %d phrases".formatted(place, COUNT_MAX),
                        "a few good phrases understand better than many", "Keep the shortest ones");
            }
            var phrases = new ArrayList<String>();
            items.forEach(it -> around.textOf(it, "A phrase").ifPresent(text -> phrases.add(text.value())));
            return phrases;
        }

    }

}
