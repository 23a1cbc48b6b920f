// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

/// How alike two words are in their letters.
final class Letters {

    private static final int WORD_MAX = 40;

    private Letters() {
    }

    /// From 0 (nothing alike) to 1 (the same): one less the edits needed, counted against
    /// the longer word; a swap of neighbours is one edit.
    static double likeness(String one, String other) {
        if (one.length() > WORD_MAX || other.length() > WORD_MAX) {
            return 0;
        }
        int longest = Math.max(one.length(), other.length());
        return longest == 0 ? 1 : 1 - (double) edits(one, other) / longest;
    }

    private static int edits(String one, String other) {
        var rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 ? j : (j == 0) ? i : step(one, other, i, j, rows);
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int step(String one, String other, int i, int j, int[][] rows) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(rows[i - 1][j - 1] + change, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }

}
