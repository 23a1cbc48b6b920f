// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import reactor.core.publisher.Flux;

/// Personal data of one material, each datum behind a placeholder such as `[IBAN_1]`; the same datum has the same placeholder.
final class Masking {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\[([A-Z]{4,7})_(\\d{1,9})]");

    private final Map<String, String> placeholders = new HashMap<>();

    private final Map<String, String> data = new LinkedHashMap<>();

    private final Map<String, Integer> lastNumber = new HashMap<>();

    private final String masked;

    private Masking(String material) {
        PLACEHOLDER.matcher(material).results().forEach(this::skip);
        var text = material;
        for (PersonalData kind : PersonalData.values()) {
            for (Pattern pattern : kind.patterns()) {
                text = mask(text, kind, pattern);
            }
        }
        this.masked = text;
    }

    static Masking of(String material) {
        return new Masking(material);
    }

    /// Who writes a placeholder does not get another person's datum for it.
    private void skip(MatchResult written) {
        this.lastNumber.merge(written.group(1), Integer.parseInt(written.group(2)), Math::max);
    }

    private String mask(String text, PersonalData kind, Pattern pattern) {
        return pattern.matcher(text).replaceAll(found -> {
            int length = kind.lengthIn(found.group());
            var rest = found.group().substring(length);
            return Matcher
                .quoteReplacement((length == 0) ? rest : placeholder(kind, found.group().substring(0, length)) + rest);
        });
    }

    private String placeholder(PersonalData kind, String datum) {
        return this.placeholders.computeIfAbsent(datum, it -> {
            var placeholder = "[%s_%d]".formatted(kind.name(), this.lastNumber.merge(kind.name(), 1, Integer::sum));
            this.data.put(placeholder, it);
            return placeholder;
        });
    }

    /// The material without what was found in it.
    String masked() {
        return this.masked;
    }

    /// Puts back what was masked; a placeholder that stands for nothing stays as it is.
    String unmask(String answer) {
        return PLACEHOLDER.matcher(answer)
            .replaceAll(found -> Matcher.quoteReplacement(this.data.getOrDefault(found.group(), found.group())));
    }

    /// Puts back what was masked in an answer that comes in pieces, wherever it was cut.
    Flux<String> unmask(Flux<String> pieces) {
        return Flux.defer(() -> {
            var held = new StringBuilder();
            return pieces.map(piece -> {
                held.append(piece);
                int ready = ready(held);
                var said = unmask(held.substring(0, ready));
                held.delete(0, ready);
                return said;
            }).concatWith(Flux.defer(() -> Flux.just(held.toString()))).filter(piece -> !piece.isEmpty());
        });
    }

    /// How much of it can go on, because no placeholder of ours can begin there.
    private int ready(CharSequence held) {
        int from = held.toString().lastIndexOf('[');
        if (from < 0) {
            return held.length();
        }
        var tail = held.subSequence(from, held.length()).toString();
        boolean begun = this.data.keySet().stream().anyMatch(it -> it.length() > tail.length() && it.startsWith(tail));
        return begun ? from : held.length();
    }

}
