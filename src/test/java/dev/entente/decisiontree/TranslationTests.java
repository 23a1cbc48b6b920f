// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TranslationTests {

    @Test
    void missingTextsAreNamedOneByOne() {
        var findings = SmallTree.sound()
            .in(SmallTree.FRENCH, "    ask: Qu'accepteriez-vous ?\n", "")
            .in(SmallTree.FRENCH, "        why: Il marche encore.\n", "")
            .findings();

        assertThat(findings).hasSize(2);
        assertFinding(findings.getFirst(), 13, 3, "`ask` of `choose` is not translated", "offers.choose.ask");
        assertFinding(findings.get(1), 17, 13, "`why` of a solution of `choose` is not translated",
                "offers.choose.choose-from.part.why");
    }

    @Test
    void missingPhrasesAreNamedToo() {
        var finding = SmallTree.sound().in(SmallTree.FRENCH, "        means: [cassé, en morceaux]\n", "").finding();

        assertFinding(finding, 7, 13, "`means` of an answer of `what-happened` is not translated", "means");
    }

    @Test
    void aMissingFileIsOneFinding() {
        var tree = SmallTree.sound();
        tree.files().remove(SmallTree.FRENCH);

        assertFinding(tree.finding(), 1, 1, "The file is missing", "Write it beside the others");
    }

    @Test
    void whatTheTreeDoesNotHaveIsNamed() {
        var finding = SmallTree.sound()
            .in(SmallTree.FRENCH, "  people:\n", "  poeple:\n    say: Quelqu'un.\n  people:\n")
            .finding();

        assertFinding(finding, 27, 10, "`outcomes.poeple.say` is not in the tree", "Delete it");
    }

    @Test
    void aTranslationDecidesNothing() {
        var finding = SmallTree.sound()
            .in(SmallTree.FRENCH, "    say: C'est cassé\n", "    say: C'est cassé\n        go: closed\n")
            .finding();

        assertFinding(finding, 9, 9, "`go` has no place in a translation", "Delete the line");
    }

    @Test
    void slotsMustBeTheSame() {
        var finding = SmallTree.sound().in(SmallTree.FRENCH, "Le vendeur a jusqu'au {due}.", "À bientôt.").finding();

        assertFinding(finding, 15, 10, "other slots", "[due]");
    }

    @Test
    void anUnknownLanguageIsRefused() {
        var tree = SmallTree.sound();
        tree.plus("small.xq.yaml", tree.files().getOrDefault(SmallTree.FRENCH, ""));

        assertThat(tree.finding()).satisfies(it -> {
            assertThat(it.file()).isEqualTo("small.xq.yaml");
            assertThat(it.what()).contains("`xq` is no language");
        });
    }

    @Test
    void anotherLanguageMayBeAddedWhole() {
        var sound = SmallTree.sound();
        var tree = sound.plus("small.de.yaml",
                sound.files().getOrDefault(SmallTree.FRENCH, "").replace("Un petit arbre", "Ein kleiner Baum"));

        assertThat(tree.parse().title().in("de-AT")).isEqualTo("Ein kleiner Baum");
        assertThat(tree.parse().title().in("nl")).isEqualTo("A small tree");
    }

    private static void assertFinding(Finding finding, int line, int column, String what, String mend) {
        assertThat(finding.file()).isEqualTo(SmallTree.FRENCH);
        assertThat(finding.line() + ":" + finding.column()).as(finding.toString()).isEqualTo(line + ":" + column);
        assertThat(finding.what()).contains(what);
        assertThat(finding.mend()).contains(mend);
    }

}
