// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Capability A5: every remedy that a tree may propose is within reach of some path of the shipped trees.
class RemedyCoverageTests {

    @Test
    void everyRemedyIsReachable() {
        var trees = (TreeFolder.Loading.Loaded) TreeFolder.load(Path.of("decision-trees"));

        var reached = trees.inForce()
            .stream()
            .flatMap(tree -> tree.nodes().values().stream())
            .flatMap(RemedyCoverageTests::remedies)
            .distinct();

        assertThat(reached)
            .containsExactlyInAnyOrderElementsOf(Arrays.stream(Remedy.values()).map(Remedy::code).toList());
    }

    private static Stream<String> remedies(Node node) {
        return switch (node) {
            case Node.Offering offering -> offering.solutions().stream().map(Solution::remedy);
            case Node.Ending(Step.Propose propose) -> Stream.of(propose.solution().remedy());
            default -> Stream.empty();
        };
    }

}
