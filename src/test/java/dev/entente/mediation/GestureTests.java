// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GestureTests {

    @ParameterizedTest
    @CsvSource({ "BACK,retour", "BACK,annulez ma dernière réponse", "BACK,go back please", "CANCEL,laisse tomber",
            "CANCEL,forget it", "CORRECTION,en fait c'est arrivé le 14", "CORRECTION,no I meant the red one",
            "GREETING,Bonjour", "THANKS,merci beaucoup", "THANKS,ok thanks" })
    void isHeard(Gesture gesture, String said) {
        assertThat(gesture.isIn(said)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "CANCEL,je voudrais annuler la commande et tout récupérer",
            "BACK,je veux bien faire le retour du colis", "GREETING,bonjour ma lampe est arrivée cassée hier",
            "CORRECTION,une partie est cassée", "THANKS,merci de me rembourser la lampe",
            "BACK,I would like my money back please" })
    void isNotHeardInWhatMeansSomethingElse(Gesture gesture, String said) {
        assertThat(gesture.isIn(said)).isFalse();
    }

}
