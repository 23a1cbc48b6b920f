// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Words that look like names: a capital letter within a sentence.
final class Names {

    private static final Pattern NAME = Pattern.compile("(?<=[\\p{L}\\d,;:»”)] )\\p{Lu}[\\p{L}'’-]+");

    private static final Set<String> NO_NAMES = Set.of("madame", "monsieur", "mr", "mrs", "ms", "mme", "i", "im", "id",
            "ive", "ill", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
            "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
            "december", "english", "french");

    private Names() {
    }

    /// Whether a name stands in the sentence that stands nowhere in the facts.
    static boolean isNewIn(String sentence, List<String> facts) {
        var known = new HashSet<>(NO_NAMES);
        facts.forEach(fact -> known.addAll(Letters.words(fact)));
        return NAME.matcher(Letters.compose(sentence))
            .results()
            .flatMap(name -> Letters.words(name.group()).stream())
            .anyMatch(word -> word.length() > 1 && !known.contains(word));
    }

}
