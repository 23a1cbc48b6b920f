// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.Locale;
import java.util.ResourceBundle;

import dev.entente.assistant.Speaker;

/// Our own words for the local paths and for slots.
final class Wordings {

    private static final String SENTENCES = "messages.drafting";

    private final ResourceBundle sentences;

    private Wordings(ResourceBundle sentences) {
        this.sentences = sentences;
    }

    /// The words of a language; English where it has none.
    static Wordings in(String language) {
        var locale = Locale.forLanguageTag(language.length() <= 35 ? language : "en");
        return new Wordings(ResourceBundle.getBundle(SENTENCES, locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /// The English name of a language, for an instruction.
    static String language(String tag) {
        var name = Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
        return name.isEmpty() ? "English" : name;
    }

    /// Who wrote, for an instruction.
    static String speaker(Speaker speaker) {
        return speaker == Speaker.BUYER ? "The buyer wrote it." : "The seller wrote it.";
    }

    boolean has(String key) {
        return this.sentences.containsKey(key);
    }

    String of(String key) {
        return this.sentences.getString(key);
    }

}
