// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FactsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "25,50 €|AMOUNT 25.5 EUR", "€25.50|AMOUNT 25.5 EUR",
            "1 234,56 euros|AMOUNT 1234.56 EUR", "1,234.56 EUR|AMOUNT 1234.56 EUR", "vingt-cinq euros|AMOUNT 25 EUR",
            "one hundred and twenty dollars|AMOUNT 120 USD", "quatre-vingt-dix euros|AMOUNT 90 EUR",
            "£40|AMOUNT 40 GBP", "10 %|SHARE 10", "ten percent|SHARE 10", "la moitié|SHARE half",
            "12 mars 2026|DATE 12/3/2026", "March 12th, 2026|DATE 12/3/2026", "2026-03-12|DATE 12/3/2026",
            "12/03/2026|DATE 12/3/2026", "the 12th of March|DATE 12/3", "48 h|DURATION 48 hour",
            "48 heures|DURATION 48 hour", "two days|DURATION 2 day", "deux jours|DURATION 2 day", "14h30|TIME 14:30",
            "demain|DAY tomorrow", "lundi|DAY monday", "FR-2041|CODE fr-2041", "n° 40213|NUMBER 40213",
            "write to a.b@c.com|ADDRESS a.b@c.com", "voir https://x.y/z.|ADDRESS https://x.y/z",
            "pay on evil-shop.com|ADDRESS evil-shop.com", "06 12 34 56 78|ADDRESS 0612345678",
            "FR76 3000 6000 0112 3456 7890 189|ADDRESS fr7630006000011234567890189", "two of you|''",
            "the 3rd time|NUMBER 3" })
    void findsTheSameFactInEitherLanguage(String text, String expected) {
        var found = Facts.hard(text).stream().map(fact -> fact.kind() + " " + fact.value());

        assertThat(found.collect(Collectors.joining(", "))).isEqualTo(expected);
    }

    @Test
    void keepsWhatWasWritten() {
        assertThat(Facts.hard("Rendez-moi 25,50 € vite")).singleElement()
            .extracting(Fact::written)
            .isEqualTo("25,50 €");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a-", "un ", "cent-", "1 111", "@a", "aaaa", "a.a", "- ", "1", "1,", "é", "rembourse ",
            "will be ", "http", "( ", "12/", "A " })
    void hostileTextTakesLittleTime(String piece) {
        var text = piece.repeat(16_000 / piece.length());
        long start = System.nanoTime();

        Facts.of(text);
        new FactCheck("en", text, List.of(text), List.of(text), 20_000).flaw(text + "!");
        Sentences.of(text);
        new Fence().add("message", text, 16_000);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

}
