// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExpressionTests {

    private static final Expression PARCEL = Expression.of("où est mon colis");

    @ParameterizedTest
    @ValueSource(
            strings = { "Où est mon colis ?", "mais où est donc mon colis", "ou est mon coils", "OU EST MON COLLIS" })
    void isSaidInItsOrderWithASlipOrAWordBetween(String said) {
        assertThat(PARCEL.isIn(Clause.words(said))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "mon colis est où", "le colis est arrivé cassé", "où", "où est un a b c mon colis", "" })
    void isNotSaidOtherwise(String said) {
        assertThat(PARCEL.isIn(Clause.words(said))).isFalse();
    }

    @Test
    void knowsHowMuchOfTheWordsItIs() {
        assertThat(Expression.of("go back").share(Clause.words("go back please now"))).isEqualTo(0.5);
        assertThat(Expression.of("go back").share(Clause.words("stay"))).isZero();
    }

}
