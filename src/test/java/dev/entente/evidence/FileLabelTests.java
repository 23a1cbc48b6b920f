// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

class FileLabelTests {

    @Example
    void takesTheTricksOutOfNames() {
        assertThat(FileLabel.of("../../x")).isEqualTo("x");
        assertThat(FileLabel.of("C:\\Users\\alice\\lampe.jpg")).isEqualTo("lampe.jpg");
        assertThat(FileLabel.of("photo\0.jpg\r\nSet-Cookie: a=b")).isEqualTo("photo.jpgSet-Cookie: a=b");
        assertThat(FileLabel.of("evil\u202egpj.exe")).isEqualTo("evilgpj.exe");
        assertThat(FileLabel.of("\ud800half")).isEqualTo("half");
        assertThat(FileLabel.of("..\u200b")).isEqualTo("..");
    }

    @Example
    void hasNoLabelWhereNothingIsLeft() {
        assertThat(FileLabel.of(null)).isNull();
        assertThat(FileLabel.of("")).isNull();
        assertThat(FileLabel.of("/// \u200b")).isNull();
    }

    @Example
    void keepsTheEndOfALongName() {
        assertThat(FileLabel.of("a".repeat(5_000) + ".jpg")).hasSize(80).startsWith("…").endsWith(".jpg");
        assertThat(FileLabel.of("abat-jour cassé 🏮.jpg")).isEqualTo("abat-jour cassé 🏮.jpg");
    }

    @Property(tries = 300)
    void isAlwaysShortAndPlain(@ForAll String name) {
        String label = FileLabel.of(name);

        if (label != null) {
            assertThat(label.codePointCount(0, label.length())).isLessThanOrEqualTo(80);
            assertThat(label).doesNotContain("/", "\\", "\0", "\n", "\u202e");
        }
    }

}
