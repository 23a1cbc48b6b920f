// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A part of a message that can be understood alone.
///
/// @param text as it was written
/// @param asks whether it ends with a question mark
/// @param words in small letters without accents
record Clause(String text, boolean asks, List<String> words) {

    /// More parts than these are left as one.
    static final int MAX = 12;

    private static final Pattern sentences = Pattern.compile("(?<=[.!?;\\n…])\\s*");

    private static final Pattern joints = Pattern.compile(
            "\\s*,\\s*(?!\\d)|\\s+(?:et|puis|mais|and|but|en plus|de plus|ainsi que|par contre|as well as|plus que)\\s+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern mark = Pattern.compile("\\p{M}+");

    private static final Pattern word = Pattern.compile("[^\\p{L}\\p{N}]+");

    static Clause of(String text) {
        return new Clause(text.strip(), text.strip().endsWith("?"), words(text));
    }

    /// Whole sentences, in order.
    static List<Clause> sentences(String text) {
        return sentences.splitAsStream(text).map(Clause::of).filter(one -> !one.words.isEmpty()).toList();
    }

    /// Sentences cut again at commas and at words that join; one alone where there would
    /// be too many.
    static List<Clause> all(String text) {
        var parts = new ArrayList<Clause>();
        sentences(text).forEach(sentence -> joints.splitAsStream(sentence.text)
            .map(Clause::of)
            .filter(one -> !one.words.isEmpty())
            .forEach(parts::add));
        return parts.size() > MAX ? List.of(of(text)) : List.copyOf(parts);
    }

    static List<String> words(String text) {
        String folded = mark.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        String small = folded.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae");
        return Stream.of(word.split(small)).filter(one -> !one.isEmpty()).toList();
    }

}
