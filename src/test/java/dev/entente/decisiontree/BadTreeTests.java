// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What is good YAML and no good tree.
class BadTreeTests {

    @Test
    void theSmallTreeIsSound() {
        assertThat(SmallTree.sound().findings()).isEmpty();
    }

    @Test
    void namesAStepToAMissingNode() {
        var findings = SmallTree.sound().with("otherwise: choose", "otherwise: chose").findings();

        assertThat(findings)
            .anySatisfy(it -> assertFinding(it, 27, 18, "`chose` leads nowhere", "Did you mean `choose`?"));
    }

    @Test
    void namesAMissingStart() {
        var finding = SmallTree.sound().with("start: what-happened", "start: what-happend").finding();

        assertFinding(finding, 4, 8, "`what-happend` leads nowhere", "Did you mean `what-happened`?");
    }

    @Test
    void namesAnUnreachableNode() {
        var finding = SmallTree.sound()
            .with("  closed:\n", "  lonely:\n    say: Nobody reads this.\n  closed:\n")
            .in(SmallTree.FRENCH, "  closed:\n", "  lonely:\n    say: Personne ne lit ceci.\n  closed:\n")
            .finding();

        assertFinding(finding, 55, 3, "Nothing leads to `lonely`", "Point to it");
    }

    @Test
    void namesTheWayOfACircleWithoutAWait() {
        var finding = SmallTree.sound().with("- otherwise: choose", """
                - otherwise: weigh-again

                  weigh-again:
                    - when:
                        parcel: delivered
                      go: choose
                    - otherwise: weigh""").finding();

        assertFinding(finding, 21, 3, "A circle without a wait: weigh → weigh-again → weigh", "out of the circle");
    }

    @Test
    void namesSilenceThatNeverEnds() {
        var finding = SmallTree.sound()
            .with("if-silent: people\n", "if-silent: what-happened\n")
            .with("wait: 72 hours\nif-silent: closed", "wait: 72 hours\nif-silent: choose")
            .findings()
            .getFirst();

        assertThat(finding.what()).startsWith("Silence leads in a circle: what-happened → choose → what-happened");
    }

    @Test
    void namesANodeFromWhichNoWayEnds() {
        var findings = SmallTree.sound().with("""
                      - id: changed-mind
                        say: I changed my mind
                        go: closed
                """.indent(-2).indent(2), """
                      - id: changed-mind
                        say: I changed my mind
                        go: round
                    wait: 2 days
                    if-silent: round
                  round:
                    ask: Really?
                    wants: text
                    go: round
                    wait: 2 days
                    if-silent: round
                """).in(SmallTree.FRENCH, "offers:", "  round:\n    ask: Vraiment ?\noffers:").findings();

        assertThat(findings).anySatisfy(it -> {
            assertThat(it.what()).isEqualTo("No way from `round` comes to an outcome");
            assertThat(it.line()).isEqualTo(21);
        });
    }

    @Test
    void namesADecisionThatDoesNotEndInOtherwise() {
        var findings = SmallTree.sound().with("    - otherwise: choose\n", "").findings();

        assertThat(findings)
            .anySatisfy(it -> assertFinding(it, 22, 5, "`weigh` does not end in `otherwise`", "Add `- otherwise: id`"));
    }

    @Test
    void namesAnIdThatIsDefinedTwice() {
        var findings = SmallTree.sound().with("  closed:\n", "  choose:\n    say: Twice.\n  closed:\n").findings();

        assertThat(findings).anySatisfy(it -> assertFinding(it, 55, 3, "`choose` is defined twice", "Rename"));
    }

    @Test
    void namesAnAnswerThatStandsTwice() {
        var findings = SmallTree.sound().with("id: changed-mind", "id: broken").findings();

        assertThat(findings)
            .anySatisfy(it -> assertFinding(it, 16, 13, "`broken` cannot be told apart", "another `id`"));
    }

    @Test
    void namesALineThatNeverGetsItsTurn() {
        var finding = SmallTree.sound().with("    - other-currency: people", """
                - when:
                    parcel: lost
                    order-total: at most 20 EUR
                  go: pay-back
                - other-currency: people""".indent(4).stripTrailing()).finding();

        assertFinding(finding, 26, 7, "Line 2 of `weigh` never gets its turn", "Move it up");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            parcel: lsot                        | `parcel` is never `lsot`           | Did you mean `lost`?
            parcel: at most 3                   | no test for `parcel`               | one of: pending
            parcle: lost                        | `parcle` is neither a fact nor     | Did you mean `parcel`?
            order-total: at most 30             | has no currency                    | Write for example `150 EUR`
            order-total: at most 30 EURO        | `EURO` is no currency              | Did you mean `EUR`?
            order-total: at most -30 EUR        | `-30` is negative                  | from 0 on
            order-total: at most 30.001 EUR     | finer than the currency            | Round it
            order-total: lost                   | no test for `order-total`          | a sum such as
            order-total: within 3 days          | no test for `order-total`          | a sum such as
            order-total: between 30 and 20 EUR  | can never hold                     | Turn the bounds round
            order-total: up to 30 EUR           | no test for `order-total`          | a sum such as
            order-total: at most 1e9 EUR        | `1e9` is no number                 | Write digits
            order-total: at most 3 EUR or 4 EUR | EUR has two limits                 | Delete one
            days-since-delivered: within 3 hours | `hours` is no unit here           | `within 14 days`
            days-since-delivered: within 3      | The unit is missing                | `within 14 days`
            disputed-share: at least 120 %      | more than everything               | at most 100 %
            promised-date-passed: yes           | is never `yes`                     | Write one of: true, false
            parcel: not lots                    | is never `lots`                    | Did you mean `lost`?
            """)
    void namesATestThatCannotBeJudged(String test, String what, String mend) {
        var findings = SmallTree.sound().with("        parcel: lost\n", "        " + test + "\n").findings();

        assertThat(findings).anySatisfy(it -> {
            assertThat(it.line()).isEqualTo(23);
            assertThat(it.what()).contains(what);
            assertThat(it.mend()).contains(mend);
        });
    }

    @Test
    void cutsPhrasesThatAreBuiltToKeepAReaderBusy() {
        var finding = SmallTree.sound().with("at most 30 EUR", "between " + "1 and ".repeat(20_000) + "EUR").findings();

        assertThat(finding).anySatisfy(it -> assertFinding(it, 24, 22, "has 120011 characters", "shorter"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            partial refund between 5 and 120 % | 5 to 120 % is outside the policy | between 5 and 70 %
            partial refund between 1 and 70 %  | outside the policy              | between 5 and 70 %
            partial refund between 70 and 5 %  | outside the policy              | between 5 and 70 %
            partial refund                     | without a share                 | between 5 and 70 %
            full refund of 120 %               | takes no share                  | write `partial refund`
            ful refund                         | `ful refund` is no remedy       | Did you mean `full refund`?
            none                               | `none` is no remedy             | Write one of
            replacement with shipping          | cannot come with shipping       | Delete `with shipping`
            replacement, seller pays           | without a return                | against return
            repair against return, bank pays   | `bank` pays nothing             | `seller pays`
            give all the money back!           | is no solution                  | Write for example
            """)
    void namesARemedyOutsideThePolicy(String phrase, String what, String mend) {
        var finding = SmallTree.sound().with("partial refund between 5 and 70 %", phrase).finding();

        assertFinding(finding, 39, 18, what, mend);
    }

    @ParameterizedTest
    @CsvSource({ "-3 hours", "0 days", "soon", "48", "48 h", "2.5 hours", "9999 days" })
    void namesAWaitThatIsNone(String wait) {
        var finding = SmallTree.sound().with("wait: 48 hours", "wait: " + wait).finding();

        assertFinding(finding, 34, 11, "is no time to wait", "`48 hours`");
    }

    @Test
    void namesAWaitWithoutAnIfSilent() {
        var finding = SmallTree.sound().with("ask: What happened?", "ask: What happened?\n    wait: 3 days").finding();

        assertFinding(finding, 10, 5, "`what-happened` has `wait` or `if-silent`, not both", "Write both");
    }

    @Test
    void namesAnOfferWithoutAnIfSilent() {
        var finding = SmallTree.sound().with("    if-silent: people\n", "").finding();

        assertFinding(finding, 31, 5, "`choose` has no `if-silent`", "Add a line `if-silent: …`");
    }

    @Test
    void namesATextThatIsTooLong() {
        var finding = SmallTree.sound().with("What happened?", "What happened? ".repeat(14)).finding();

        assertFinding(finding, 10, 10, "209 characters", "shorter");
    }

    @Test
    void namesAnUnknownKeyAndTheOneThatWasMeant() {
        var findings = SmallTree.sound().with("if-refused: people", "if-refuses: people").findings();

        assertThat(findings)
            .anySatisfy(it -> assertFinding(it, 35, 5, "`if-refuses` is no key of `choose`", "`if-refused`"));
    }

    @Test
    void namesALimitWithoutAWayForOtherCurrencies() {
        var finding = SmallTree.sound().with("    - other-currency: people\n", "").finding();

        assertFinding(finding, 22, 5, "has a limit and no `other-currency`", "hand-over");
    }

    @Test
    void namesAnotherCurrencyThatDoesNotComeToPeople() {
        var finding = SmallTree.sound().with("other-currency: people", "other-currency: pay-back").finding();

        assertFinding(finding, 21, 3, "`other-currency` of `weigh` does not hand over", "`hand-over`");
    }

    @Test
    void namesAQuestionThatIsWeighedBeforeItIsAsked() {
        var findings = SmallTree.sound()
            .with("start: what-happened", "start: weigh")
            .with("parcel: lost", "what-happened: broken")
            .with("otherwise: choose", "otherwise: choose")
            .with("if-refused: people", "if-refused: what-happened")
            .with("    answers:", "    answers:")
            .with("        go: weigh", "        go: closed")
            .findings();

        assertThat(findings).singleElement()
            .satisfies(it -> assertFinding(it, 23, 9, "never asked before `weigh`", "Ask it on a way"));
    }

    @Test
    void namesASlotThatNothingFills() {
        var findings = SmallTree.sound().with("{due}", "{do}").findings();

        assertThat(findings).anySatisfy(it -> assertFinding(it, 32, 10, "`{do}` is no slot", "Write one of: due"));
    }

    @Test
    void namesAnUnknownCategoryFormatAndName() {
        var findings = SmallTree.sound()
            .with("tree: small", "tree: smal\nformat: 7")
            .with("category: defective", "category: defectve")
            .findings();

        assertThat(findings).hasSize(3);
        assertFinding(findings.getFirst(), 1, 7, "The tree `smal` stands in the file of `small`", "`tree: small`");
        assertFinding(findings.get(1), 2, 9, "Format 7 is not known", "`format: 1`");
        assertFinding(findings.get(2), 4, 11, "`defectve` is no category", "Did you mean `defective`?");
    }

    @Test
    void namesARuleAndATierThatDoNotExist() {
        var findings = SmallTree.sound().with("rule: P7", "rule: P70\n    tier: 4").findings();

        assertThat(findings).hasSize(2);
        assertThat(findings).anySatisfy(it -> assertFinding(it, 54, 11, "`P70` is no rule", "such as `P4`"));
        assertThat(findings).anySatisfy(it -> assertFinding(it, 52, 5, "no tier 4", "`tier: 2`"));
    }

    @Test
    void namesSilenceThatWouldMoveAnySum() {
        var finding = SmallTree.sound()
            .with("if-silent: people\n", "if-silent: people\n    silence-accepts: at least 3 EUR\n")
            .finding();

        assertFinding(finding, 37, 22, "`silence-accepts` has no upper end", "at most");
    }

    @Test
    void refusesToBuildATreeFromABadText() {
        assertThatExceptionOfType(TreeRefused.class)
            .isThrownBy(() -> SmallTree.sound().with("title: A small tree", "titel: A small tree").parse())
            .satisfies(it -> assertThat(it.findings()).hasSize(3))
            .withMessageContaining("small.yaml:2:1")
            .withMessageContaining("Did you mean `title`?");
    }

    private static void assertFinding(Finding finding, int line, int column, String what, String mend) {
        assertThat(finding.file()).isEqualTo(SmallTree.FILE);
        assertThat(finding.line() + ":" + finding.column()).as(finding.toString()).isEqualTo(line + ":" + column);
        assertThat(finding.what()).contains(what);
        assertThat(finding.mend()).contains(mend);
        assertThat(finding.why()).isNotBlank();
    }

}
