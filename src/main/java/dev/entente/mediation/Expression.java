// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.Collection;
import java.util.List;

/// A turn of phrase from a word list. It is said where its words follow one another, with at most two others between
/// them and with one wrong letter in a long word.
record Expression(List<String> words) {

    private static final int gapMax = 2;

    private static final int longFrom = 5;

    static Expression of(String text) {
        return new Expression(Clause.words(text));
    }

    boolean isIn(List<String> said) {
        for (int start = 0; start + this.words.size() <= said.size(); start++) {
            if (isAt(said, start)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(List<String> said, int start) {
        if (!same(this.words.getFirst(), said.get(start))) {
            return false;
        }
        int at = start;
        for (var next : this.words.subList(1, this.words.size())) {
            at = find(next, said, at + 1);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    private static int find(String word, List<String> said, int from) {
        for (int at = from; at < said.size() && at <= from + gapMax; at++) {
            if (same(word, said.get(at))) {
                return at;
            }
        }
        return -1;
    }

    /// How much of what was said is this phrase, from 0 to 1.
    double share(List<String> said) {
        return isIn(said) ? (double) this.words.size() / said.size() : 0;
    }

    static double best(Collection<Expression> phrases, List<String> said) {
        return phrases.stream().mapToDouble(phrase -> phrase.share(said)).max().orElse(0);
    }

    private static boolean same(String one, String other) {
        return one.equals(other) || (one.length() >= longFrom && isOneSlip(one, other));
    }

    /// One letter more, less, or another, or two that changed places.
    private static boolean isOneSlip(String one, String other) {
        int head = 0;
        int shorter = Math.min(one.length(), other.length());
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        while (head < shorter && one.charAt(head) == other.charAt(head)) {
            head++;
        }
        String rest = one.substring(head);
        String others = other.substring(head);
        if (rest.length() != others.length()) {
            return rest.length() > others.length() ? rest.substring(1).equals(others)
                    : others.substring(1).equals(rest);
        }
        boolean swapped = rest.length() > 1 && rest.charAt(0) == others.charAt(1) && rest.charAt(1) == others.charAt(0);
        return rest.substring(1).equals(others.substring(1))
                || (swapped && rest.substring(2).equals(others.substring(2)));
    }

}
