// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The trees that the product ships with, as policy owners find them.
class ShippedTreesTests {

    private static final Path FOLDER = Path.of("decision-trees");

    static List<Tree> trees() {
        return switch (TreeFolder.load(FOLDER)) {
            case TreeFolder.Loading.Loaded(var trees) -> trees;
            case TreeFolder.Loading.Refused(var findings) -> throw new AssertionError(findings.toString());
        };
    }

    static Tree tree(String category) {
        return ((TreeFolder.Loading.Loaded) TreeFolder.load(FOLDER)).forCategory(category).orElseThrow();
    }

    @Test
    void coverDamageLossAndBadService() {
        assertThat(trees()).extracting(Tree::category)
            .contains("damaged_in_transit", "not_received", "service_quality");
    }

    @ParameterizedTest
    @MethodSource("trees")
    void areWalkedOnEveryWayByTheirPaths(Tree tree) throws IOException {
        byte[] paths = Files.readAllBytes(FOLDER.resolve(tree.name() + TreePaths.ENDING));

        assertThat(TreePaths.check(tree, paths)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("trees")
    void offerSomethingBesideMoneyEverywhere(Tree tree) {
        var money = Set.of("full_refund", "partial_refund", "cancel", "price_correction");

        assertThat(offers(tree)).isNotEmpty()
            .allSatisfy(it -> assertThat(it.solutions()).extracting(Solution::remedy)
                .anySatisfy(remedy -> assertThat(money).doesNotContain(remedy)));
    }

    @ParameterizedTest
    @MethodSource("trees")
    void waitThreeDaysForTheBuyerAndTwoForTheSeller(Tree tree) {
        assertThat(offers(tree)).allSatisfy(it -> {
            assertThat(it.patience()).hasHours(48);
            assertThat(it.choice().patience()).hasHours(72);
            assertThat(it.silenceAccepts()).containsExactly(Map.entry("EUR", 15000L));
        });
        assertThat(questions(tree)).isNotEmpty().allSatisfy(it -> assertThat(it.patience()).hasHours(72));
    }

    @ParameterizedTest
    @MethodSource("trees")
    void understandEveryAnswerInBothLanguages(Tree tree) {
        assertThat(questions(tree).stream().flatMap(it -> it.options().stream())).allSatisfy(option -> {
            assertThat(option.means()).containsOnlyKeys("en", "fr");
            assertThat(option.means().values()).allSatisfy(phrases -> assertThat(phrases).isNotEmpty());
        });
    }

    @ParameterizedTest
    @MethodSource("trees")
    void sayVousInFrench(Tree tree) {
        var texts = Objects.requireNonNull(tree.source().files().get(tree.name() + ".fr.yaml"));

        assertThat(texts).doesNotContainPattern("(?i)(^|[\\s'])(tu|toi|ton|tes)\\s");
    }

    @ParameterizedTest
    @MethodSource("trees")
    void comeBackWholeFromTheirStoredText(Tree tree) {
        var again = Tree.parse(new TreeSource(tree.name(), Map.copyOf(tree.source().files())));

        assertThat(again).isEqualTo(tree);
        assertThat(tree.source().files()).containsOnlyKeys(tree.name() + ".yaml", tree.name() + ".fr.yaml");
    }

    @Test
    void haveAnOwnVersionEach() {
        assertThat(trees().stream().map(Tree::version).collect(Collectors.toSet())).hasSize(trees().size())
            .allSatisfy(it -> assertThat(it).matches("[0-9a-f]{32}"));
    }

    @Test
    void areExplainedWithTheFactsThatThereAre() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("README.md"))).contains(TreeCheck.factList());
    }

    private static List<Node.Offering> offers(Tree tree) {
        return tree.nodes()
            .values()
            .stream()
            .filter(Node.Offering.class::isInstance)
            .map(Node.Offering.class::cast)
            .toList();
    }

    private static List<Question> questions(Tree tree) {
        return tree.nodes()
            .values()
            .stream()
            .filter(Node.Asking.class::isInstance)
            .map(it -> ((Node.Asking) it).question())
            .toList();
    }

}
