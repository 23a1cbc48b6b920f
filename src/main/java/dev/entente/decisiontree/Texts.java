// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.entente.decisiontree.yaml.YamlNode;

/// Puts the texts of a tree together with their translations.
final class Texts {

    /// What a slot in a text may be filled with: a deadline, a date, a sum, a title.
    static final List<String> SLOTS = List.of("due", "promised-date", "delivered-date", "amount", "order");

    private static final Pattern SLOT = Pattern.compile("\\{([^{}]*)}");

    private final List<Translation> translations;

    Texts(List<Translation> translations) {
        this.translations = List.copyOf(translations);
    }

    /// A text that must be there.
    ///
    /// @param path the path to the section, ending in a point
    Localized load(Section section, String path, String key) {
        if (!section.has(key)) {
            section.missing(key);
            return new Localized(Map.of());
        }
        return find(section, path, key);
    }

    /// A text that may be absent, and is empty then.
    Localized find(Section section, String path, String key) {
        var texts = new HashMap<String, String>();
        if (!section.has(key)) {
            return new Localized(texts);
        }
        var original = section.findText(key);
        original.ifPresent(text -> {
            section.refuseComment(text);
            texts.put(Languages.ORIGINAL, text.value());
        });
        var slots = original.map(text -> slots(text, section.page()));
        for (Translation translation : this.translations) {
            translation.take(path, key, section.place()).ifPresent(text -> {
                texts.put(translation.language(), text.value());
                slots.ifPresent(expected -> compareSlots(expected, text, translation.page()));
            });
        }
        return new Localized(texts);
    }

    /// The phrases of an answer in every language.
    Map<String, List<String>> means(Section section, String path) {
        var means = new HashMap<String, List<String>>();
        section.find("means").ifPresent(node -> {
            means.put(Languages.ORIGINAL, Translation.Phrases.read(node, section.place(), section.page()));
            this.translations.forEach(it -> means.put(it.language(), it.takeMeans(path, section.place())));
        });
        return Map.copyOf(means);
    }

    private static Set<String> slots(YamlNode.Text text, Findings.Page page) {
        var slots = new HashSet<String>();
        SLOT.matcher(text.value()).results().forEach(it -> slots.add(it.group(1)));
        for (String slot : slots) {
            if (!SLOTS.contains(slot)) {
                page.note(text.at(), "`{%s}` is no slot".formatted(slot), "it would be shown with its braces",
                        Suggestion.among(SLOTS, slot));
            }
        }
        return slots;
    }

    private static void compareSlots(Set<String> expected, YamlNode.Text text, Findings.Page page) {
        if (!slots(text, page).equals(expected)) {
            page.note(text.at(), "The translation has other slots than its original",
                    "one of the two readers would miss something", "Use exactly these slots: " + expected);
        }
    }

}
