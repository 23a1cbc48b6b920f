// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TreePathsTests {

    private static final String PATHS = """
            tree: small
            facts:
              parcel: lost
              order-total: 12 EUR
            paths:
              cheap:
                answers:
                  what-happened: broken
                ends: pay-back
              foreign:
                facts:
                  order-total: 12 USD
                answers:
                  what-happened: broken
                ends: people
              dear:
                facts:
                  order-total: 30.01 EUR
                answers:
                  what-happened: broken
                  choose: part
                ends: choose
              refused:
                facts:
                  parcel: delivered
                answers:
                  what-happened: broken
                  choose: refused
                ends: people
              unanswered:
                facts:
                  parcel: delivered
                answers:
                  what-happened: broken
                  choose: seller-silent
                ends: people
              unsaid:
                facts:
                  parcel: delivered
                answers:
                  what-happened: broken
                  choose: silent
                ends: closed
              mind-changed:
                answers:
                  what-happened: changed-mind
                ends: closed
              silent:
                answers:
                  what-happened: silent
                ends: closed
            """;

    @Test
    void areSilentWhenEveryWayIsWalked() {
        assertThat(check(PATHS)).isEmpty();
    }

    @Test
    void nameEachWayThatNobodyWalks() {
        var findings = check(PATHS.replace("what-happened: changed-mind", "what-happened: silent")
            .replace("choose: refused", "choose: seller-silent"));

        assertThat(findings).extracting(Finding::what)
            .containsExactly("No path takes `changed-mind` at `what-happened`", "No path takes `refused` at `choose`");
    }

    @Test
    void nameAnOfferThatNobodyAccepts() {
        var findings = check(PATHS.replace("      choose: part\n", ""));

        assertThat(findings).extracting(Finding::what).containsExactly("No path waits for the seller at `choose`");
    }

    @Test
    void nameAWrongEndAndTheWayThere() {
        var findings = check(PATHS.replace("ends: pay-back", "ends: people"));

        assertThat(findings).singleElement().satisfies(it -> {
            assertThat(it.file()).isEqualTo("small.paths.yaml");
            assertThat(it.line() + ":" + it.column()).isEqualTo("9:11");
            assertThat(it.what()).isEqualTo("`cheap` ends at `pay-back`, not at `people`");
            assertThat(it.why()).isEqualTo("it goes what-happened (broken) → weigh (1) → pay-back");
        });
    }

    @Test
    void nameAnAnswerToNothing() {
        var findings = check(PATHS.replace("    ends: pay-back", "      choose: part\n    ends: pay-back"));

        assertThat(findings).singleElement()
            .satisfies(it -> assertThat(it.what()).isEqualTo("`cheap` answers `choose`, which is not asked"));
    }

    @Test
    void nameWordsThatTheTreeDoesNotHave() {
        var findings = check(PATHS.replace("what-happened: changed-mind", "what-happened: change-mind")
            .replace("parcel: lost", "parcel: lsot")
            .replace("12 USD", "12 dollars"));

        assertThat(findings).extracting(Finding::what)
            .contains("`change-mind` is no answer to `what-happened`", "`parcel` is never `lsot`",
                    "`dollars` is no currency");
    }

    private static List<Finding> check(String paths) {
        return TreePaths.check(SmallTree.sound().parse(), paths.getBytes(StandardCharsets.UTF_8));
    }

}
