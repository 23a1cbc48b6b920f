// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.List;
import java.util.Map;

import dev.entente.party.Role;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SideAnswerTests {

    private static final List<SideAnswer> ALL = TalkFiles.folder("mediation/answers")
        .stream()
        .map(SideAnswer::read)
        .toList();

    @Test
    void everyFileHasALastWordThatAlwaysHolds() {
        assertThat(ALL).hasSizeGreaterThanOrEqualTo(10).allSatisfy(one -> {
            assertThat(one.says().getLast().when()).isEmpty();
            assertThat(one.asked()).hasSizeGreaterThanOrEqualTo(4);
        });
    }

    @Test
    void everyTopicHasAnotherName() {
        assertThat(ALL).extracting(SideAnswer::topic).doesNotHaveDuplicates();
    }

    @Test
    void onlyTheSellerIsToldWhenTheSellerIsPaid() {
        var paid = ALL.stream().filter(one -> one.topic().equals("when-am-i-paid")).findFirst().orElseThrow();
        var words = Clause.words("when will i be paid");
        assertThat(paid.share(Role.SELLER, words)).isEqualTo(1);
        assertThat(paid.share(Role.BUYER, words)).isZero();
    }

    @Test
    void aFileThatLacksSomethingIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> SideAnswer.read(Map.of("topic", "x")))
            .withMessageContaining("'for' or 'says'");
    }

}
