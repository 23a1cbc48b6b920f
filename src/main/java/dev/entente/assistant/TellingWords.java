// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Finds out in one pass over the characters, without allocating, whether a text can hold any of a set of phrases at all.
///
/// Of every phrase its most telling word is known by its hash. A text with unusual characters may hide one and is never cleared.
final class TellingWords {

    private static final int STEM_MIN_CHARS = 3;

    private static final int SLOTS = 1 << 12;

    private static final long START = 0xCBF29CE484222325L;

    private static final long PRIME = 0x100000001B3L;

    /// The folded letter of each common character, 0 for what separates words, and
    /// [#UNUSUAL].
    private static final char[] LETTERS = letters();

    private static final char UNUSUAL = 1;

    private final long[] words = new long[SLOTS];

    private final long[] stems = new long[SLOTS];

    private int stemMaxChars;

    TellingWords(Collection<Phrase> phrases, Shorthand shorthand) {
        var common = commonWords();
        for (var phrase : phrases) {
            for (var word : Phrase.alternatives(mostTelling(phrase, common))) {
                enter(word);
            }
        }
        for (var shortened : shorthand.shortened()) {
            if (shorthand.longhand(shortened).stream().anyMatch(this::tells)) {
                enter(shortened);
            }
        }
    }

    /// Whether a closer look is needed.
    boolean mayBeIn(CharSequence text, int maxChars) {
        long hash = START;
        int length = 0;
        int run = 0;
        char previous = 0;
        int end = Math.min(text.length(), maxChars);
        for (int i = 0; i <= end; i++) {
            char letter = i == end ? 0 : letter(text.charAt(i));
            run = letter != 0 && letter == previous ? run + 1 : 1;
            previous = letter;
            if (letter == UNUSUAL || run > 2) {
                return true;
            }
            if (letter == 0) {
                if (length > 0 && holds(this.words, hash)) {
                    return true;
                }
                hash = START;
                length = 0;
                continue;
            }
            hash = (hash ^ letter) * PRIME;
            length++;
            if (length >= STEM_MIN_CHARS && length <= this.stemMaxChars && holds(this.stems, hash)) {
                return true;
            }
        }
        return false;
    }

    private boolean tells(String word) {
        return mayBeIn(word, word.length());
    }

    private static char letter(char character) {
        if (character < LETTERS.length) {
            return LETTERS[character];
        }
        boolean mark = (character >= 0x2010 && character <= 0x2027) || (character >= 0x2030 && character <= 0x203A)
                || (character >= 0x20A0 && character <= 0x20BF) || (character >= 0x2190 && character <= 0x23FF)
                || (character >= 0x2600 && character <= 0x27BF) || character == 0x202F;
        boolean picture = character == 0xD83C || character == 0xD83D || character == 0xD83E
                || Character.isLowSurrogate(character);
        return mark || picture ? 0 : UNUSUAL;
    }

    /// The longest word that must be there and is not an everyday one.
    private static String mostTelling(Phrase phrase, Set<String> common) {
        var best = "";
        int most = -1;
        for (var part : phrase.parts()) {
            if (Phrase.isOptional(part) || part.equals(Phrase.GAP) || part.equals(Wording.NUMBER)) {
                continue;
            }
            int telling = telling(part, common);
            if (telling > most) {
                most = telling;
                best = part;
            }
        }
        return best;
    }

    private static int telling(String part, Set<String> common) {
        int least = Integer.MAX_VALUE;
        for (var word : Phrase.alternatives(part)) {
            least = Math.min(least, common.contains(word) ? 0 : word.length());
        }
        return least;
    }

    private static Set<String> commonWords() {
        var common = new HashSet<String>();
        for (var line : Lines.of("stopwords.txt")) {
            common.addAll(Arrays.asList(Folding.fold(line).split("[ ']+")));
        }
        common
            .addAll(Set.of("vais", "going", "faire", "tous", "know", "where", "down", "out", "mettre", "make", "take"));
        return common;
    }

    private void enter(String word) {
        boolean stem = word.length() > 1 && word.endsWith("*");
        var letters = stem ? word.substring(0, word.length() - 1) : word;
        if (stem) {
            this.stemMaxChars = Math.max(this.stemMaxChars, letters.length());
        }
        long hash = START;
        for (int i = 0; i < letters.length(); i++) {
            hash = (hash ^ letters.charAt(i)) * PRIME;
        }
        put(stem ? this.stems : this.words, hash);
    }

    private static void put(long[] table, long hash) {
        int slot = slot(hash);
        while (table[slot] != 0 && table[slot] != hash) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        table[slot] = hash;
    }

    private static boolean holds(long[] table, long hash) {
        for (int slot = slot(hash); table[slot] != 0; slot = (slot + 1) & (SLOTS - 1)) {
            if (table[slot] == hash) {
                return true;
            }
        }
        return false;
    }

    private static int slot(long hash) {
        return (int) (hash ^ (hash >>> 29)) & (SLOTS - 1);
    }

    private static char[] letters() {
        var letters = new char[0x180];
        for (char character = 0; character < letters.length; character++) {
            if (Character.isLetterOrDigit(character)) {
                var folded = Folding.fold(String.valueOf(character));
                letters[character] = folded.length() == 1 && folded.charAt(0) < 0x80 ? folded.charAt(0) : UNUSUAL;
            }
            else if (character == 0xAD
                    || (character < ' ' && character != '\n' && character != '\t' && character != '\r')) {
                letters[character] = UNUSUAL;
            }
        }
        return letters;
    }

}
