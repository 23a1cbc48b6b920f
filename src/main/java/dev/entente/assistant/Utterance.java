// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import org.jspecify.annotations.Nullable;

/// What one party wrote, with what is known beside the words.
///
/// @param speaker who wrote it
/// @param text the words as they came, of any length; only the first [AssistantSettings#textMaxChars] characters are read
/// @param locale BCP 47 tag of the writer, used only where the words do not tell the language
/// @param currency ISO 4217 code of the order, for the number of decimals and for a bare dollar or crown sign
/// @param about what it belongs to, or null
public record Utterance(Speaker speaker, String text, @Nullable String locale, @Nullable String currency,
        @Nullable About about) {

    /// Words of which it is not said where they belong.
    public Utterance(Speaker speaker, String text, @Nullable String locale, @Nullable String currency) {
        this(speaker, text, locale, currency, null);
    }

    /// The same words, and where they belong.
    public Utterance about(About belonging) {
        return new Utterance(this.speaker, this.text, this.locale, this.currency, belonging);
    }

    /// Words of which nothing else is known.
    ///
    /// @param speaker who wrote them
    /// @param text the words
    /// @return an utterance without locale and currency
    public static Utterance of(Speaker speaker, String text) {
        return new Utterance(speaker, text, null, null);
    }

}
