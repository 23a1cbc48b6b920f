// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.ArrayList;
import java.util.List;

import dev.entente.drafting.Draft.Change;
import dev.entente.drafting.Draft.Kind;

/// The longest common row of words of two texts, and what stands between. Time and memory grow with the product of both lengths, which are bounded.
final class WordDiff {

    private static final int WORDS_MAX = 1_000;

    private final List<Change> changes = new ArrayList<>();

    private WordDiff() {
    }

    static List<Change> between(String before, String after) {
        var one = words(before);
        var other = words(after);
        var diff = new WordDiff();
        if (one.size() > WORDS_MAX || other.size() > WORDS_MAX) {
            one.forEach(word -> diff.add(Kind.REMOVED, word));
            other.forEach(word -> diff.add(Kind.ADDED, word));
            return diff.changes;
        }
        diff.walk(one, other, lengths(one, other));
        return diff.changes;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    private static short[][] lengths(List<String> one, List<String> other) {
        var lengths = new short[one.size() + 1][other.size() + 1];
        for (int i = one.size() - 1; i >= 0; i--) {
            for (int j = other.size() - 1; j >= 0; j--) {
                boolean same = one.get(i).equals(other.get(j));
                lengths[i][j] = (short) (same ? lengths[i + 1][j + 1] + 1
                        : Math.max(lengths[i + 1][j], lengths[i][j + 1]));
            }
        }
        return lengths;
    }

    private void walk(List<String> one, List<String> other, short[][] lengths) {
        int i = 0;
        int j = 0;
        while (i < one.size() || j < other.size()) {
            if (i < one.size() && j < other.size() && one.get(i).equals(other.get(j))) {
                add(Kind.SAME, one.get(i++));
                j++;
            }
            else if (j == other.size() || i < one.size() && lengths[i + 1][j] >= lengths[i][j + 1]) {
                add(Kind.REMOVED, one.get(i++));
            }
            else {
                add(Kind.ADDED, other.get(j++));
            }
        }
    }

    private void add(Kind kind, String word) {
        if (!this.changes.isEmpty() && this.changes.getLast().kind() == kind) {
            var last = this.changes.removeLast();
            this.changes.add(new Change(kind, last.text() + ' ' + word));
        }
        else {
            this.changes.add(new Change(kind, word));
        }
    }

}
