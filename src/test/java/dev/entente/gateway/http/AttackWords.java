// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What words of ours must not take over from an attempt.
final class AttackWords {

    private static final int ECHO = 5;

    private static final Pattern links = Pattern
        .compile("(?i)\\b(?:https?:|www\\.|javascript:|data:)\\S+|\\S+@\\S+\\.\\w+");

    private static final Pattern codes = Pattern.compile("\\b[A-Z0-9]{2,}(?:[-_][A-Z0-9]+)+\\b");

    private static final Pattern amounts = Pattern.compile("\\d{3,}|\\d+[.,]\\d{2}\\b");

    private final String written;

    private final Set<String> runs;

    AttackWords(Attack attack) {
        this.written = attack.written();
        this.runs = runs(this.written);
    }

    /// What a text of ours repeats: some words in a row, a link, a code, an amount.
    /// @param asksBack whether it asks if an amount was meant, and so may name it
    List<String> faults(String text, boolean asksBack) {
        var faults = new ArrayList<>(claims(text, asksBack));
        runs(text).stream().filter(this.runs::contains).forEach(run -> faults.add("we repeat \"" + run + "\""));
        return faults;
    }

    /// The same without words in a row.
    List<String> claims(String text, boolean asksBack) {
        var faults = new ArrayList<String>();
        if (links.matcher(text).find()) {
            faults.add("a link in " + text);
        }
        var told = Stream.concat(codes.matcher(this.written).results(),
                asksBack ? Stream.empty() : amounts.matcher(this.written).results());
        told.map(found -> found.group())
            .filter(text::contains)
            .forEach(found -> faults.add("we say " + found + " in " + text));
        return faults;
    }

    private static Set<String> runs(String text) {
        String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
        String[] words = plain.split("[^\\p{L}\\p{N}]+");
        return Stream.iterate(0, start -> start + ECHO <= words.length, start -> start + 1)
            .map(start -> String.join(" ", List.of(words).subList(start, start + ECHO)))
            .collect(Collectors.toSet());
    }

}
