// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OptionMatcherTests {

    private static final List<Choice> PROBLEMS = List.of(
            new Choice("broken",
                    List.of("Il est cassé ou abîmé", "It is broken or damaged", "en morceaux", "fissuré", "cracked")),
            new Choice("missing", List.of("Il manque quelque chose", "Something is missing", "incomplet")), new Choice(
                    "never-came", List.of("Je n'ai rien reçu", "Nothing arrived", "jamais arrivé", "never arrived")));

    private static final List<Choice> REMEDIES = List.of(
            new Choice("full_refund", List.of("Remboursement complet", "Full refund", "mon argent")),
            new Choice("partial_refund", List.of("Remboursement partiel", "Partial refund", "garder avec une remise")),
            new Choice("replacement", List.of("Remplacement", "Replacement", "échange", "un neuf")));

    private static final List<Choice> CONSENT = List.of(new Choice("yes", List.of("Oui, continuons", "Yes, go on")),
            new Choice("person", List.of("Je préfère une personne", "I prefer a person", "parler à quelqu'un")));

    @ParameterizedTest
    @ValueSource(strings = { "", "???", "quel temps fait-il", "9", "0", "le 12 novembre" })
    void namesNothing(String text) {
        assertThat(Readers.OPTIONS.match(text, PROBLEMS).options()).isEmpty();
        assertThat(Readers.OPTIONS.match(text, List.of())).isEqualTo(Match.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            il est cassé | broken
            IL EST CASSE | broken
            c cassé | broken
            it's broken | broken
            il est abimé | broken
            il est abmié | broken
            fissuré | broken
            something is missing | missing
            il manque un truc | missing
            je n'ai rien reçu | never-came
            it never arrived | never-came
            2 | missing
            option 3 | never-came
            la première | broken
            the last one | never-came
            """)
    void namesTheProblem(String text, String option) {
        assertThat(Readers.OPTIONS.match(text, PROBLEMS).single()).isEqualTo(option);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            je préfère un échange | replacement
            un remboursement partiel | partial_refund
            partial refund please | partial_refund
            le remboursement complet svp | full_refund
            rembousement complet | full_refund
            remplacment | replacement
            """)
    void namesTheRemedy(String text, String option) {
        assertThat(Readers.OPTIONS.match(text, REMEDIES).single()).isEqualTo(option);
    }

    @ParameterizedTest
    @CsvSource({ "oui, yes", "ok, yes", "d'accord, yes", "sure, yes", "une personne, person",
            "parler à quelqu'un, person" })
    void understandsConsent(String text, String option) {
        assertThat(Readers.OPTIONS.match(text, CONSENT).single()).isEqualTo(option);
    }

    @Test
    void leavesTheDoubtfulOpen() {
        var match = Readers.OPTIONS.match("un remboursement", REMEDIES);

        assertThat(match.single()).isNull();
    }

    @Test
    void namesSeveralOptions() {
        var match = Readers.OPTIONS.match("remboursement complet ou remplacement", REMEDIES);

        assertThat(match.options()).contains("full_refund", "replacement").doesNotContain("partial_refund");
    }

    @Test
    void doesNotTakeADenialForTheThing() {
        assertThat(Readers.OPTIONS.match("il n'est pas cassé", PROBLEMS).options()).doesNotContain("broken");
    }

}
