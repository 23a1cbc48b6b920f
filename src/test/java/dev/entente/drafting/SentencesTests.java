// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.ArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SentencesTests {

    private static final String FRENCH = "M. Durand a payé 12.50 €. Est-ce exact ? « Oui. » Il l’a dit… Merci !";

    @Test
    void cutsFrench() {
        assertThat(Sentences.of(FRENCH)).containsExactly("M. Durand a payé 12.50 €.", "Est-ce exact ?", "« Oui. »",
                "Il l’a dit…", "Merci !");
    }

    @Test
    void cutsEnglish() {
        assertThat(Sentences
            .of("Mr. Smith paid 1,234.56 EUR. \"Is it late?\" You asked, e.g. on Monday. See a.b.com now!"))
            .containsExactly("Mr. Smith paid 1,234.56 EUR.", "\"Is it late?\"", "You asked, e.g. on Monday.",
                    "See a.b.com now!");
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 7, 20 })
    void cutsTheSameHoweverThePiecesCome(int size) {
        var sentences = new Sentences(1000);
        var found = new ArrayList<String>();
        for (int i = 0; i < FRENCH.length(); i += size) {
            found.addAll(sentences.add(FRENCH.substring(i, Math.min(FRENCH.length(), i + size))));
        }
        found.add(sentences.rest());

        assertThat(found).isEqualTo(Sentences.of(FRENCH));
    }

    @Test
    void givesOutARunWithoutEnd() {
        assertThat(new Sentences(10).add("aaaaaaaaaaaaaaaaaa")).hasSize(1);
    }

    @Test
    void knowsAWholeSentence() {
        assertThat(Sentences.isWhole("Oui. »")).isTrue();
        assertThat(Sentences.isWhole("You will rec")).isFalse();
    }

}
