// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import dev.entente.decisiontree.yaml.YamlText;
import dev.entente.fuzz.Campaign;
import dev.entente.fuzz.Mutator;
import dev.entente.fuzz.Tally;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// However the shipped trees are mutated, the loader has findings or a tree that can be walked and drawn.
class TreeFuzzTests {

    private static final Path FOLDER = Path.of("decision-trees");

    private static final List<String> NAMES = List.of("damaged-in-transit", "not-received", "service-badly-done");

    private static final List<String> ENDINGS = List.of(".yaml", ".fr.yaml", TreePaths.ENDING);

    private static final int LENGTH_MAX = YamlText.BYTES_MAX + 2;

    private static final long ALLOCATED_MAX = 512L * 1024 * 1024;

    private static final long KEPT_MAX = 8L * 1024 * 1024;

    private static final List<String> WORDS = List.of("\t", ": ", "- ", "{", "}", "[", "]", "&a ", "*a", "!!int ",
            "!!javax.script.ScriptEngineManager ", "#", "'", "\"", "|", ">", "%YAML 1.1\n", "@", "`", "---\n", "...\n",
            "? ", "not ", "at most 150 EUR", "at least ", "between 5 and 70 %", "within 14 days", "-1", "yes",
            "otherwise: ", "\0", "\uFEFF", "\uD83D\uDE00", "when:\n", "go: ", "means: []", "~", "\r\n", "<<: *a\n",
            "wait: 48 hours\n", "if-silent: ", "choose-from:\n", "hand-over: ", "propose: full refund\n",
            "99999999999 days", "start: ", "tree: ", "questions:\n", "decisions:\n", "offers:\n", "outcomes:\n");

    private final Map<String, byte[]> shipped = shipped();

    private final Mutator mutator = new Mutator(corpus(), WORDS, LENGTH_MAX);

    @Test
    void everyMutatedTreeIsReadOrHasFindings() {
        Tally tally = Campaign.named("trees", 2_000, 0.03).run(this.mutator::draw, this::probe);

        assertThat(tally.outcomes()).containsKeys("findings in the tree", "a tree");
        assertThat(tally.mostAllocated()).isLessThan(ALLOCATED_MAX);
        assertThat(tally.keptHeap()).isLessThan(KEPT_MAX);
    }

    private static Map<String, byte[]> shipped() {
        var files = new HashMap<String, byte[]>();
        NAMES.forEach(name -> ENDINGS.forEach(ending -> files.put(name + ending, read(name + ending))));
        return files;
    }

    private static byte[] read(String file) {
        try {
            return Files.readAllBytes(FOLDER.resolve(file));
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private List<byte[]> corpus() {
        var corpus = new ArrayList<>(this.shipped.values());
        corpus.add(bytes(aliasBomb()));
        corpus.add(bytes("a:\n".repeat(300)));
        corpus.add(bytes("[".repeat(20_000)));
        corpus.add(bytes("{a: ".repeat(20_000)));
        corpus.add(bytes("? ".repeat(20_000)));
        corpus.add(bytes("- ".repeat(20_000)));
        corpus.add(bytes("x: " + "y".repeat(LENGTH_MAX)));
        corpus.add(bytes("tree: small\n" + "k: v\n".repeat(20_000)));
        return corpus;
    }

    private static String aliasBomb() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 12; level++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(level, level,
                    ("*a" + (level - 1) + ", ").repeat(9).replaceAll(", $", "")));
        }
        return bomb.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// The input stands where one of the shipped files stood, most often the one that it
    /// was made from.
    private String probe(byte[] input, SplittableRandom random) {
        String name = NAMES.stream()
            .filter(tree -> new String(input, StandardCharsets.ISO_8859_1).contains(tree))
            .findFirst()
            .orElse(NAMES.get(random.nextInt(NAMES.size())));
        String text = new String(input, StandardCharsets.ISO_8859_1);
        String ending = text.contains("\npaths:") ? TreePaths.ENDING
                : text.contains("\nstart:") ? ".yaml" : ENDINGS.get(random.nextInt(ENDINGS.size()));
        return ending.equals(TreePaths.ENDING) ? paths(name, input) : tree(name, ending, input);
    }

    private String paths(String name, byte[] input) {
        var findings = TreePaths.check(read(name, Map.of(), new Findings()), input);
        findings.forEach(TreeFuzzTests::isTold);
        return findings.isEmpty() ? "paths" : "findings in the paths";
    }

    private String tree(String name, String ending, byte[] input) {
        var findings = new Findings();
        Tree tree = read(name, Map.of(name + ending, input), findings);
        findings.inReadingOrder().forEach(TreeFuzzTests::isTold);
        if (!findings.isEmpty()) {
            return "findings in the tree";
        }
        assertThat(Walker.next(tree, Facts.none(), Map.of())).isNotNull();
        for (String language : List.of("en", "fr")) {
            assertThat(Drawing.mermaid(tree, language)).isNotEmpty();
        }
        return "a tree";
    }

    private Tree read(String name, Map<String, byte[]> instead, Findings findings) {
        var files = new HashMap<String, byte[]>();
        files.put(name + ".yaml", this.shipped.get(name + ".yaml"));
        files.put(name + ".fr.yaml", this.shipped.get(name + ".fr.yaml"));
        files.putAll(instead);
        var texts = new HashMap<String, String>();
        files.forEach((file, bytes) -> texts.put(file, new String(bytes, StandardCharsets.UTF_8)));
        return new TreeReader(new TreeSource(name, texts), files, findings).read();
    }

    private static void isTold(Finding finding) {
        assertThat(finding.line()).isPositive();
        assertThat(finding.column()).isPositive();
        assertThat(finding.toString()).doesNotContain("null").hasSizeLessThan(4_000);
    }

    /// For a fuzzer that is guided by coverage: `fuzz/run --guided`.
    static void fuzzerTestOneInput(byte[] input) {
        Guided.TESTS.probe(input, new SplittableRandom(Arrays.hashCode(input)));
    }

    private static final class Guided {

        static final TreeFuzzTests TESTS = new TreeFuzzTests();

    }

}
