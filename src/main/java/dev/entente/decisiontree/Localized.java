// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.Locale;
import java.util.Map;

/// One text in every language of its tree.
///
/// @param texts language code (`en`, `fr`) to text; slots such as `{due}` stand in braces
public record Localized(Map<String, String> texts) {

    public Localized {
        texts = Map.copyOf(texts);
    }

    /// The text in a language, or in English where the tree does not speak that language.
    ///
    /// @param language a language code or a tag such as `fr-BE`
    public String in(String language) {
        String code = Locale.forLanguageTag(language).getLanguage();
        return this.texts.getOrDefault(code, this.texts.getOrDefault(Languages.ORIGINAL, ""));
    }

    /// The text in a language with its slots filled; a slot without a value stays as it
    /// is.
    ///
    /// @param values slot name without braces to what is shown
    public String in(String language, Map<String, String> values) {
        String text = in(language);
        for (var value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

}
