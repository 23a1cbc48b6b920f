// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Cuts text that arrives in pieces into whole sentences, in French and English.
final class Sentences {

    private static final String ENDS = ".!?…";

    private static final String CLOSES = "»”\"’')]";

    private static final Set<String> SHORT_FORMS = Set.of("m", "mm", "mr", "mrs", "ms", "mme", "mlle", "dr", "st",
            "ste", "p", "pp", "ex", "env", "tel", "art", "vs", "eg", "e.g", "ie", "i.e", "c.-a-d", "approx", "ref",
            "av", "bd", "inc", "ltd", "cf");

    private final StringBuilder pending = new StringBuilder();

    private final int maxChars;

    /// Starts with nothing.
    ///
    /// @param maxChars from which length on a run without an end is given out as it is
    Sentences(int maxChars) {
        this.maxChars = maxChars;
    }

    /// All sentences of a whole text, the last one even where it has no end.
    static List<String> of(String text) {
        var sentences = new Sentences(Integer.MAX_VALUE);
        var all = new ArrayList<>(sentences.add(text));
        var rest = sentences.rest();
        if (!rest.isEmpty()) {
            all.add(rest);
        }
        return all;
    }

    /// Takes the next piece.
    ///
    /// @return the sentences that are complete now
    List<String> add(String piece) {
        this.pending.append(piece);
        var whole = new ArrayList<String>();
        for (int end = end(this.pending); end > 0; end = end(this.pending)) {
            take(end, whole);
        }
        if (this.pending.length() > this.maxChars) {
            take(this.pending.length(), whole);
        }
        return whole;
    }

    /// What is left, which may be a sentence whose end was not seen yet.
    String rest() {
        var rest = this.pending.toString().strip();
        this.pending.setLength(0);
        return rest;
    }

    /// Whether a text ends as a sentence does.
    static boolean isWhole(String text) {
        int last = text.length() - 1;
        while (last >= 0 && (CLOSES.indexOf(text.charAt(last)) >= 0 || isSpace(text.charAt(last)))) {
            last--;
        }
        return last >= 0 && ENDS.indexOf(text.charAt(last)) >= 0;
    }

    private void take(int end, List<String> whole) {
        var sentence = this.pending.substring(0, end).strip();
        this.pending.delete(0, end);
        if (!sentence.isEmpty()) {
            whole.add(sentence);
        }
    }

    /// Where the first sentence ends; 0 while that cannot be said.
    private static int end(CharSequence text) {
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '\n') {
                return at + 1;
            }
            if (ENDS.indexOf(text.charAt(at)) < 0) {
                at++;
                continue;
            }
            int after = afterMarks(text, at);
            int next = firstWord(text, after);
            if (next == text.length()) {
                return 0;
            }
            if (next > after && begins(text.charAt(next)) && !isShortForm(text, at, after)) {
                return after;
            }
            at = after;
        }
        return 0;
    }

    private static int afterMarks(CharSequence text, int from) {
        int at = from;
        while (at < text.length()) {
            char letter = text.charAt(at);
            boolean spaced = isSpace(letter) && at + 1 < text.length() && "»?!".indexOf(text.charAt(at + 1)) >= 0;
            if (!spaced && ENDS.indexOf(letter) < 0 && CLOSES.indexOf(letter) < 0) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static int firstWord(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean begins(char letter) {
        return !Character.isLowerCase(letter) && ",;:".indexOf(letter) < 0;
    }

    private static boolean isShortForm(CharSequence text, int dot, int after) {
        if (text.charAt(dot) != '.' || after != dot + 1) {
            return false;
        }
        int start = dot;
        while (start > 0 && (Character.isLetter(text.charAt(start - 1)) || ".-".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        var word = text.subSequence(start, dot).toString();
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0)) && !word.equals("I");
        return initial || SHORT_FORMS.contains(Letters.fold(word));
    }

    private static boolean isSpace(char letter) {
        return Character.isWhitespace(letter) || letter == '\u00A0' || letter == '\u202F';
    }

}
