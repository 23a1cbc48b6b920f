// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the word that somebody probably meant.
final class Suggestion {

    private static final int WORD_LENGTH_MAX = 60;

    private Suggestion() {
    }

    /// Advice that names the nearest of the known words, or all of them where none is
    /// near.
    static String among(Collection<String> known, String written) {
        return nearest(known, written).map("Did you mean `%s`?"::formatted)
            .orElseGet(() -> "Write one of: " + String.join(", ", known));
    }

    static Optional<String> nearest(Collection<String> known, String written) {
        if (written.length() > WORD_LENGTH_MAX) {
            return Optional.empty();
        }
        int changesMax = Math.max((written.length() > 3) ? 2 : 1, written.length() / 3);
        return known.stream()
            .filter(it -> changes(it, written) <= changesMax)
            .min(Comparator.comparingInt(it -> changes(it, written)));
    }

    /// The letters to add, drop or replace to get from one word to the other.
    private static int changes(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = above[j - 1] + ((from.charAt(i - 1) == to.charAt(j - 1)) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[to.length()];
    }

}
