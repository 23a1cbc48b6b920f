// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TreeVersionTests {

    private static final String VERSION = SmallTree.sound().parse().version();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            say: It is broken       | say: It broke
            at most 30 EUR          | at most 31 EUR
            wait: 48 hours          | wait: 2 days
            go: pay-back            | go: people
            [broken, in pieces]     | [in pieces, broken]
            rule: P14               | rule: P3
            """)
    void changesWithWhatDecidesOrIsShown(String piece, String replacement) {
        var findings = SmallTree.sound().with(piece, replacement).findings();

        assertThat(TreeVersionTests.versionOf(SmallTree.sound().with(piece, replacement))).isNotEqualTo(VERSION);
        assertThat(findings).allSatisfy(it -> assertThat(it.what()).startsWith("Nothing leads to"));
    }

    @Test
    void changesWithATranslation() {
        var tree = SmallTree.sound().in(SmallTree.FRENCH, "C'est cassé", "Il est cassé");

        assertThat(tree.parse().version()).isNotEqualTo(VERSION);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            questions:              | # a remark~questions:
            title: A small tree     | title: A small tree     # a remark
            title: A small tree     | title: "A small tree"
            title: A small tree     | ~~title:   'A small tree'~
            """)
    void staysWithRemarksAndLayout(String piece, String replacement) {
        var tree = SmallTree.sound();
        var changed = replacement.replace('~', '\n');
        var findings = tree.with(piece, changed).findings();

        assertThat(findings).allSatisfy(it -> assertThat(it.what()).contains("`#` cuts the end off"));
        assertThat(versionOf(tree)).isEqualTo(VERSION);
    }

    @Property(tries = 200)
    void staysWhenBlankLinesAndRemarksAreStrewnIn(@ForAll("lines") List<Integer> lines) {
        var text = new StringBuilder();
        int number = 0;
        for (String line : SmallTree.sound().text().lines().toList()) {
            text.append(line).append('\n').append(lines.contains(number++) ? "\n   # why not\n" : "");
        }

        assertThat(new SmallTreeOf(text.toString()).version()).isEqualTo(VERSION);
    }

    @Property(tries = 200)
    void changesWithEveryLetterOfAText(@ForAll("lines") List<Integer> lines) {
        var changed = SmallTree.sound();
        String text = "We close this for now.";
        int letter = lines.isEmpty() ? 0 : lines.getFirst() % text.length();
        var other = new StringBuilder(text);
        other.setCharAt(letter, (text.charAt(letter) == 'x') ? 'y' : 'x');

        assertThat(changed.with(text, other.toString()).parse().version()).isNotEqualTo(VERSION);
    }

    @Provide
    Arbitrary<List<Integer>> lines() {
        return Arbitraries.integers().between(0, 60).list().ofMaxSize(10);
    }

    private static String versionOf(SmallTree tree) {
        var read = new TreeReader(new TreeSource("small", tree.files()), new Findings()).read();
        return (read != null) ? read.version() : "";
    }

    private record SmallTreeOf(String text) {

        private String version() {
            return SmallTree.sound().plus(SmallTree.FILE, this.text).parse().version();
        }

    }

}
