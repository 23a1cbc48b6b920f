// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QuotedTextTests {

    @Test
    void makesOneLineWithoutUnseenCharacters() {
        assertThat(QuotedText.of(" Total\r\n49,90\u202e EUR\u0000\t! \u2028")).isEqualTo("Total 49,90 EUR !");
    }

    @Test
    void isBoundedAndCutsNoCharacterInTwo() {
        String long1 = QuotedText.of("x".repeat(498) + "😀😀");
        assertThat(long1).hasSizeLessThanOrEqualTo(500).endsWith("…");
        assertThat(Character.isSurrogate(long1.charAt(long1.length() - 2))).isFalse();
        assertThat(QuotedText.of("y".repeat(500))).hasSize(500).endsWith("y");
    }

}
