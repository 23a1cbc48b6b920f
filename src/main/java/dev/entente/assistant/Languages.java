// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// Tells the language of a message from its small words and, between French and English, from the shape of all its words.
final class Languages {

    private static final String UNKNOWN = "und";

    private static final int OTHER_MIN_WORDS = 2;

    private static final double CLEAR = 0.5;

    private static final int READ_MAX_WORDS = 60;

    private final Map<String, Set<String>> stopwords = new HashMap<>();

    private final Map<String, Integer> french = new HashMap<>();

    private final Map<String, Integer> english = new HashMap<>();

    private int frenchTotal;

    private int englishTotal;

    Languages() {
        var language = "";
        for (var line : Lines.of("stopwords.txt")) {
            if (line.startsWith("[")) {
                language = line.substring(1, line.length() - 1);
            }
            else {
                var words = this.stopwords.computeIfAbsent(language, _ -> new HashSet<>());
                words.addAll(List.of(Folding.fold(line).replace('\'', ' ').split("\\s+")));
            }
        }
    }

    /// Takes in one example of a language.
    void learn(String language, List<String> words) {
        boolean inFrench = language.equals("fr");
        for (var word : words) {
            for (var shape : shapes(word)) {
                (inFrench ? this.french : this.english).merge(shape, 1, Integer::sum);
                if (inFrench) {
                    this.frenchTotal++;
                }
                else {
                    this.englishTotal++;
                }
            }
        }
    }

    /// The language of the words, else that of the locale.
    ///
    /// @param words words before shorthand was written out
    String of(List<String> words, @Nullable String locale) {
        var letters = words.stream()
            .filter(word -> Character.isLetter(word.codePointAt(0)))
            .limit(READ_MAX_WORDS)
            .toList();
        if (letters.stream().noneMatch(Languages::isLatin)) {
            return fromLocale(locale);
        }
        var other = otherLanguage(letters);
        if (other != null) {
            return other;
        }
        var lean = lean(letters);
        var known = fromLocale(locale);
        if (Math.abs(lean) < CLEAR && (known.equals("fr") || known.equals("en"))) {
            return known;
        }
        return lean >= 0 ? "fr" : "en";
    }

    private @Nullable String otherLanguage(List<String> words) {
        int home = Math.max(count(words, "fr"), count(words, "en"));
        String best = null;
        int most = Math.max(home, OTHER_MIN_WORDS - 1);
        for (var language : List.of("es", "de", "it", "nl", "pt")) {
            int count = count(words, language);
            if (count > most) {
                most = count;
                best = language;
            }
        }
        return best;
    }

    private int count(List<String> words, String language) {
        var known = this.stopwords.getOrDefault(language, Set.of());
        int count = 0;
        for (var word : words) {
            if (known.contains(word)) {
                count++;
            }
        }
        return count;
    }

    /// Above zero leans to French, below to English.
    private double lean(List<String> words) {
        double lean = 1.5 * (count(words, "fr") - count(words, "en"));
        for (var word : words) {
            for (var shape : shapes(word)) {
                double french = (this.french.getOrDefault(shape, 0) + 0.5) / (this.frenchTotal + 1);
                double english = (this.english.getOrDefault(shape, 0) + 0.5) / (this.englishTotal + 1);
                lean += 0.5 * Math.log(french / english);
            }
        }
        return lean;
    }

    private static List<String> shapes(String word) {
        if (Wording.isMark(word) || !isLatin(word)) {
            return List.of();
        }
        var framed = '_' + word + '_';
        var shapes = new java.util.ArrayList<String>(framed.length());
        shapes.add(word);
        for (int i = 0; i + 3 <= framed.length(); i++) {
            shapes.add(framed.substring(i, i + 3));
        }
        return shapes;
    }

    private static boolean isLatin(String word) {
        return word.charAt(0) >= 'a' && word.charAt(0) <= 'z';
    }

    private static String fromLocale(@Nullable String locale) {
        if (locale == null || locale.length() > 35) {
            return UNKNOWN;
        }
        var language = Locale.forLanguageTag(locale.replace('_', '-')).getLanguage();
        return language.isEmpty() ? UNKNOWN : language;
    }

}
