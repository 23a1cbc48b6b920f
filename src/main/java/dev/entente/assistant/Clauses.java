// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Cuts a message into its clauses, so that what is said in one of them is not drowned by the others.
final class Clauses {

    /// More clauses than this are not looked at one by one.
    private static final int MOST = 60;

    private static final Pattern END = Pattern.compile("(?<=[.!?;:\\n,])\\s+");

    private static final Pattern TWO_WORDS = Pattern.compile("\\S\\s+\\S");

    private Clauses() {
    }

    /// The clauses of two words or more; nothing for a message of one clause.
    static List<String> of(String text) {
        var parts = parts(text);
        return parts.size() < 2 ? List.of() : parts.stream().filter(Clauses::saysSomething).toList();
    }

    /// The clauses of two words or more and each with the one after it.
    static List<String> withNeighbours(String text) {
        var parts = parts(text);
        var clauses = new ArrayList<>(of(text));
        for (int i = 0; i + 1 < parts.size() && parts.size() > 2; i++) {
            clauses.add(parts.get(i) + ' ' + parts.get(i + 1));
        }
        return clauses;
    }

    private static List<String> parts(String text) {
        return Arrays.asList(END.split(text.strip(), MOST));
    }

    private static boolean saysSomething(String part) {
        return TWO_WORDS.matcher(part).find();
    }

}
