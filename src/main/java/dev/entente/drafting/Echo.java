// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Long runs of words that an answer must not repeat: those of the instruction and those of a party.
final class Echo {

    private static final int RUN_WORDS = 7;

    private final Set<List<String>> runs = new HashSet<>();

    /// Runs that are watched for.
    ///
    /// @param watched what must not be repeated
    /// @param free what may be said although it is watched
    Echo(List<String> watched, String free) {
        watched.forEach(text -> this.runs.addAll(runs(text)));
        this.runs.removeAll(runs(free));
    }

    boolean isIn(String text) {
        return runs(text).stream().anyMatch(this.runs::contains);
    }

    private static Set<List<String>> runs(String text) {
        var words = Letters.words(text);
        var runs = new HashSet<List<String>>();
        for (int i = 0; i + RUN_WORDS <= words.size(); i++) {
            runs.add(List.copyOf(words.subList(i, i + RUN_WORDS)));
        }
        return runs;
    }

}
