// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class DrawingTests {

    @ParameterizedTest
    @MethodSource("dev.entente.decisiontree.ShippedTreesTests#trees")
    void showsEveryPlaceAndEveryWayOnce(Tree tree) {
        var lines = Drawing.mermaid(tree, "en").lines().toList();

        assertThat(lines).filteredOn(it -> it.matches("  n\\d+[\\[({].*")).hasSize(tree.nodes().size());
        assertThat(lines).filteredOn(it -> it.matches("  n\\d+ -\\.?-> ?\\|.*\\| n\\d+|  n\\d+ -->\\|.*\\| n\\d+"))
            .hasSize(tree.edges().size());
    }

    @Test
    void speaksTheLanguageOfTheReader() {
        var tree = SmallTree.sound().parse();

        assertThat(Drawing.mermaid(tree, "fr")).contains("Que s'est-il passé ?", "C'est cassé", "Une partie du prix");
        assertThat(Drawing.mermaid(tree, "en")).contains("\"What happened?\"",
                "parcel: lost<br/>order-total: at most 30 EUR");
    }

    @Test
    void keepsTextFromBecomingMarkup() {
        var tree = SmallTree.sound().with("say: It is broken", "say: 'He said \"<b>broken</b>\" #1'").parse();

        assertThat(Drawing.mermaid(tree, "en")).contains("He said #quot;#lt;b#gt;broken#lt;/b#gt;#quot; #35;1");
    }

}
