// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import dev.entente.decisiontree.yaml.Spot;
import dev.entente.decisiontree.yaml.YamlNode;
import dev.entente.decisiontree.yaml.YamlReader;

/// Reads one tree with its translations and proves that it can be walked.
final class TreeReader {

    private static final List<String> KEYS = List.of("tree", "format", "title", "category", "start", "wait",
            "if-silent", "questions", "decisions", "offers", "outcomes");

    private static final List<String> CATEGORIES = List.of("not_received", "late_delivery", "damaged_in_transit",
            "not_as_described", "defective", "wrong_item", "missing_parts", "counterfeit", "refund_status",
            "return_question", "billing_problem", "service_quality", "communication_problem", "privacy_security",
            "platform_bug", "account_help");

    /// The most questions, decisions, offers and outcomes of one tree together.
    static final int NODES_MAX = 200;

    /// The shape of the files that this reader knows.
    private static final String FORMAT = "1";

    private final TreeSource source;

    private final Findings findings;

    private final Map<String, byte[]> files;

    private final Map<String, YamlNode.Table> roots = new TreeMap<>();

    private boolean wellFormed = true;

    TreeReader(TreeSource source, Findings findings) {
        this(source, encode(source), findings);
    }

    /// @param files the same files as bytes, for those that may not be UTF-8
    TreeReader(TreeSource source, Map<String, byte[]> files, Findings findings) {
        this.source = source;
        this.files = files;
        this.findings = findings;
    }

    private static Map<String, byte[]> encode(TreeSource source) {
        var files = new HashMap<String, byte[]>();
        source.files().forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    /// The tree, or null after findings.
    @Nullable Tree read() {
        String file = this.source.name() + ".yaml";
        YamlNode.Table root = readFile(file);
        List<Translation> translations = translations();
        if (root == null) {
            return null;
        }
        Section head = Section.of(root, "the tree", this.findings.page(file), KEYS);
        var texts = new Texts(translations);
        Localized title = texts.load(head, "", "title");
        var parts = new TreeParts(head, texts);
        readSections(head, parts);
        if (this.wellFormed) {
            translations.forEach(Translation::noteRest);
        }
        checkHead(head);
        YamlNode.Text start = head.loadId("start");
        if (parts.draft().nodes().size() > NODES_MAX) {
            head.page()
                .note(head.at(), "The tree has more than %d places".formatted(NODES_MAX),
                        "nobody can follow a tree that large", "Split it into several trees");
            return null;
        }
        new Proofs(parts.draft(), start).prove();
        return new Tree(this.source.name(), title, head.loadText("category").value(), TreeVersion.of(this.roots),
                start.value(), parts.draft().nodes(), this.source);
    }

    private YamlNode.@Nullable Table readFile(String file) {
        byte[] bytes = this.files.get(file);
        var page = this.findings.page(file);
        if (bytes == null) {
            page.note(Spot.START, "The file is missing", "it belongs to the tree `%s`".formatted(this.source.name()),
                    "Write it beside the others");
            return null;
        }
        var reading = YamlReader.read(bytes);
        reading.flaws().forEach(page::note);
        this.wellFormed &= reading.flaws().isEmpty();
        if (reading.root() != null) {
            this.roots.put(file, reading.root());
        }
        return reading.root();
    }

    private List<Translation> translations() {
        var translations = new ArrayList<Translation>();
        var languages = new TreeMap<String, String>();
        Languages.REQUIRED.forEach(it -> languages.put(it, fileOf(it)));
        this.files.keySet().stream().filter(it -> !it.equals(this.source.name() + ".yaml")).forEach(it -> {
            String language = it.substring(this.source.name().length() + 1, it.length() - ".yaml".length());
            languages.put(language, it);
        });
        languages.forEach((language, file) -> {
            if (!Languages.KNOWN.contains(language) || language.equals(Languages.ORIGINAL)) {
                this.findings.page(file)
                    .note(Spot.START, "`%s` is no language that a tree is translated to".formatted(language),
                            "the file name ends in a code of two letters before `.yaml`",
                            Suggestion.among(Languages.REQUIRED, language));
            }
            YamlNode.Table root = readFile(file);
            if (root != null) {
                translations.add(Translation.read(language, this.source.name(), root, this.findings.page(file)));
            }
        });
        return translations;
    }

    private String fileOf(String language) {
        return this.source.name() + "." + language + ".yaml";
    }

    private static void readSections(Section head, TreeParts parts) {
        readSection(head, "questions", new QuestionReader(parts)::read);
        readSection(head, "decisions", new DecisionReader(parts)::read);
        readSection(head, "offers", new OfferReader(parts, head)::read);
        readSection(head, "outcomes", new OutcomeReader(parts)::read);
    }

    private static void readSection(Section head, String name, BiConsumer<String, YamlNode.Entry> reader) {
        head.find(name).ifPresent(node -> Section.ofIds(node, "`" + name + "`", head.page()).entries().forEach(reader));
    }

    private void checkHead(Section head) {
        YamlNode.Text name = head.loadText("tree");
        if (!name.value().isEmpty() && !name.value().equals(this.source.name())) {
            head.page()
                .note(name.at(), "The tree `%s` stands in the file of `%s`".formatted(name.value(), this.source.name()),
                        "a tree is found by the name of its file", "Write `tree: %s`".formatted(this.source.name()));
        }
        head.findText("format")
            .filter(it -> !it.value().equals(FORMAT))
            .ifPresent(format -> head.page()
                .note(format.at(), "Format %s is not known".formatted(format.value()),
                        "this server reads format " + FORMAT,
                        "Write `format: %s` or delete the line".formatted(FORMAT)));
        YamlNode.Text category = head.loadText("category");
        if (!category.value().isEmpty() && !CATEGORIES.contains(category.value())) {
            head.page()
                .note(category.at(), "`%s` is no category".formatted(category.value()), "no case would ever come here",
                        Suggestion.among(CATEGORIES, category.value()));
        }
    }

}
