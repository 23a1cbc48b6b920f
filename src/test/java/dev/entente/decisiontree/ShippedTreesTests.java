// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShippedTreesTests {

    private static final Path FOLDER = Path.of("decision-trees");

    @Test
    void areSound() {
        var loading = TreeFolder.load(FOLDER);

        assertThat(loading).isInstanceOf(TreeFolder.Loading.Loaded.class);
    }

    @Test
    void leadABrokenLampToTheSeller() {
        var trees = (TreeFolder.Loading.Loaded) TreeFolder.load(FOLDER);
        var tree = trees.forCategory("damaged_in_transit").orElseThrow();
        var facts = Facts.builder()
            .money(Fact.ORDER_TOTAL, new Amount(9590, "EUR"))
            .money(Fact.ITEM_PRICE, new Amount(8900, "EUR"))
            .word(Fact.PARCEL, "delivered")
            .truth(Fact.DISPUTE_WINDOW_OPEN, true)
            .build();

        var step = Walker.next(tree, facts,
                Map.of("how-bad", new Answer.Chosen("part-broken"), "packaging", new Answer.Chosen("packaging-damaged"),
                        "show-us", new Answer.Photos(2), "choose-and-return",
                        new Answer.Chosen("keep-with-partial-refund")));

        assertThat(step).isInstanceOfSatisfying(Step.Offer.class, offer -> {
            assertThat(offer.solutions()).singleElement().satisfies(it -> {
                assertThat(it.remedy()).isEqualTo("partial_refund");
                assertThat(it.share()).isEqualTo(new Share(5, 70));
            });
            assertThat(offer.say().in("fr")).contains("{due}");
        });
    }

}
