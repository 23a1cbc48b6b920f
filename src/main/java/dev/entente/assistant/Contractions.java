// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.List;
import java.util.Map;

/// Writes out what an apostrophe shortens, in English by meaning and in French by cutting.
final class Contractions {

    private static final Map<String, String> ENDINGS = Map.of("d", "would", "ll", "will", "re", "are", "ve", "have",
            "m", "am");

    private static final Map<String, String> NEGATED = Map.of("can't", "can", "won't", "will", "shan't", "shall");

    private Contractions() {
    }

    static void append(String word, List<String> words) {
        int cut = word.indexOf('\'');
        if (cut < 0) {
            words.add(word);
            return;
        }
        if (word.endsWith("n't") && word.indexOf('\'') == word.length() - 2) {
            words.add(NEGATED.getOrDefault(word, word.substring(0, word.length() - 3)));
            words.add("not");
            return;
        }
        appendParts(word, words);
    }

    private static void appendParts(String word, List<String> words) {
        boolean first = true;
        for (var part : word.split("'")) {
            if (!part.isEmpty()) {
                words.add(first ? part : ENDINGS.getOrDefault(part, part));
                first = false;
            }
        }
    }

}
