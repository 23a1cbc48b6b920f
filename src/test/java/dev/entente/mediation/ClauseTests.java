// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClauseTests {

    @Test
    void cutsSentencesAtJoiningWords() {
        assertThat(Clause.all("Elle est cassée et il manque un pied. Le carton, intact")).extracting(Clause::text)
            .containsExactly("Elle est cassée", "il manque un pied.", "Le carton", "intact");
    }

    @Test
    void leavesACommaInsideANumber() {
        assertThat(Clause.all("je voudrais 25,50 euros")).hasSize(1);
    }

    @Test
    void seesWhatIsAsked() {
        assertThat(Clause.sentences("Des rayures. C'est gratuit ?")).extracting(Clause::asks)
            .containsExactly(false, true);
    }

    @Test
    void foldsAccentsLigaturesAndCapitals() {
        assertThat(Clause.words("OÙ est l'Œuvre ?")).containsExactly("ou", "est", "l", "oeuvre");
    }

    @Test
    void leavesAVeryLongListAsOne() {
        assertThat(Clause.all("a, ".repeat(Clause.MAX + 1) + "b")).hasSize(1);
    }

    @Test
    void findsNothingInMarksAlone() {
        assertThat(Clause.all(" ... ?! ")).isEmpty();
    }

}
