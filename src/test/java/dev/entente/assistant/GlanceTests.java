// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GlanceTests {

    @ParameterizedTest
    @ValueSource(strings = { "je vais te tuer", "Je vais vous casser la gueule", "JE VAIS TE FRAPPER",
            "je vais te ca\u200bsser les jambes", "j\u0435 v\u0430is te tu\u0435r", "t es mort", "I will kill you",
            "i know where you live", "I'll break your legs", "I ＫＩＬＬ you", "je vais vous t\u0301uer" })
    void seesViolence(String text) {
        assertThat(Readers.GLANCE.look(text).violence()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "mon vase est arrivé cassé", "le livreur a oublié de frapper à la porte",
            "il faut le démonter pour le renvoyer", "this delay is killing my business",
            "the courier broke the legs of the table", "je ne sais pas où il habite",
            "the technician was to come to my house", "je suis pressé", "shipping was a pain",
            "la table a deux pieds cassés" })
    void seesNothing(String text) {
        assertThat(Readers.GLANCE.look(text)).isEqualTo(Seen.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = { "connard", "espèce d'idiot", "bande de voleurs", "va te faire voir", "you are an asshole",
            "F\u200buck you" })
    void seesInsults(String text) {
        assertThat(Readers.GLANCE.look(text).insult()).isTrue();
    }

    @Test
    void seesDangerAndLaw() {
        assertThat(Readers.GLANCE.look("le chargeur a pris feu").danger()).isTrue();
        assertThat(Readers.GLANCE.look("mon avocat va vous écrire").legal()).isTrue();
        assertThat(Readers.GLANCE.look("I will sue you").legal()).isTrue();
    }

}
