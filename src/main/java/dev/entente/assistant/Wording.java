// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.List;

/// A message made ready for reading: clean, folded, cut into words with shorthand written out.
///
/// @param clean visible characters in their own case, within the bound
/// @param words lower-case words without accents; [#STOP] ends a sentence, [#ASK] ends a question, [#NUMBER] stands for digits
record Wording(String clean, List<String> words) {

    static final String STOP = ".";

    static final String ASK = "?";

    static final String NUMBER = "#";

    static Wording of(CharSequence text, int maxChars, Shorthand shorthand) {
        var clean = Folding.clean(text, maxChars);
        return new Wording(clean, List.copyOf(shorthand.expand(split(Folding.fold(clean)))));
    }

    /// How many real words there are, without marks.
    int count() {
        int count = 0;
        for (var word : this.words) {
            if (!isMark(word)) {
                count++;
            }
        }
        return count;
    }

    boolean asks() {
        return this.words.contains(ASK);
    }

    static boolean isMark(String word) {
        return word.equals(STOP) || word.equals(ASK);
    }

    /// Cuts folded text into words; a dot or comma between digits stays inside the
    /// number.
    static List<String> split(String folded) {
        var words = new ArrayList<String>(folded.length() / 5 + 4);
        int at = 0;
        while (at < folded.length()) {
            var point = folded.codePointAt(at);
            if (Character.isLetter(point)) {
                at = word(folded, at, words);
            }
            else if (Character.isDigit(point)) {
                at = number(folded, at, words);
            }
            else {
                mark(point, words);
                at += Character.charCount(point);
            }
        }
        return words;
    }

    private static int word(String folded, int start, List<String> words) {
        int end = start;
        while (end < folded.length() && isWordPart(folded, end)) {
            end++;
        }
        Contractions.append(squeeze(folded.substring(start, end)), words);
        return end;
    }

    private static boolean isWordPart(String folded, int at) {
        var letter = folded.charAt(at);
        return Character.isLetterOrDigit(letter) || Character.isSurrogate(letter) && isLetterPair(folded, at)
                || (letter == '\'' && at + 1 < folded.length() && Character.isLetter(folded.charAt(at + 1)));
    }

    private static boolean isLetterPair(String folded, int at) {
        var start = Character.isLowSurrogate(folded.charAt(at)) ? at - 1 : at;
        return start >= 0 && Character.isLetter(folded.codePointAt(start));
    }

    private static int number(String folded, int start, List<String> words) {
        int end = start;
        while (end < folded.length() && (Character.isDigit(folded.charAt(end)) || isInnerMark(folded, end))) {
            end++;
        }
        words.add(NUMBER);
        return end;
    }

    private static boolean isInnerMark(String folded, int at) {
        return (folded.charAt(at) == '.' || folded.charAt(at) == ',') && at + 1 < folded.length()
                && Character.isDigit(folded.charAt(at + 1));
    }

    private static void mark(int point, List<String> words) {
        switch (point) {
            case '.', '!', ';', '\n', ':', '…' -> addOnce(words, STOP);
            case '?' -> addOnce(words, ASK);
            case '€', '$', '£', '%', '¥' -> words.add(Character.toString(point));
            default -> {
                if (point > 0x2600) {
                    words.add(Character.toString(point));
                }
            }
        }
    }

    private static void addOnce(List<String> words, String mark) {
        if (words.isEmpty() || !words.getLast().equals(mark)) {
            words.add(mark);
        }
    }

    /// "ouiiii" and "noooo" lose what is drawn out: three or more of a letter become one.
    private static String squeeze(String word) {
        var squeezed = new StringBuilder(word.length());
        for (int i = 0; i < word.length();) {
            int end = i;
            while (end < word.length() && word.charAt(end) == word.charAt(i)) {
                end++;
            }
            squeezed.append(word, i, end - i >= 3 ? i + 1 : end);
            i = end;
        }
        return squeezed.toString();
    }

}
