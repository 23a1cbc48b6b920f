// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The check that a policy owner runs after an edit: it prints every finding and draws every tree.
///
/// `java -cp … dev.entente.decisiontree.TreeCheck decision-trees [folder for pictures]`, or `--facts` for the list of facts.
/// It exits with 1 if there are findings and with 2 if it was called wrongly.
public final class TreeCheck {

    private static final Path PICTURES = Path.of("target", "decision-trees");

    private final Path folder;

    private final Path pictures;

    private final PrintStream out;

    private TreeCheck(Path folder, Path pictures, PrintStream out) {
        this.folder = folder;
        this.pictures = pictures;
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(run(List.of(args), new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    static int run(List<String> args, PrintStream out) {
        if (args.equals(List.of("--facts"))) {
            out.print(factList());
            return 0;
        }
        if (args.isEmpty() || args.size() > 2 || !Files.isDirectory(Path.of(args.getFirst()))) {
            out.println("Usage: TreeCheck <folder of trees> [<folder for pictures>] | --facts");
            return 2;
        }
        Path pictures = (args.size() > 1) ? Path.of(args.get(1)) : PICTURES;
        return new TreeCheck(Path.of(args.getFirst()), pictures, out).check();
    }

    /// The facts as a Markdown table.
    static String factList() {
        var list = new StringBuilder("| fact | weighed as | what it is |\n|---|---|---|\n");
        for (Fact fact : Fact.values()) {
            String kind = (fact.type() == FactType.WORD) ? String.join(", ", fact.words()) : fact.type().example();
            list.append("| `%s` | %s | %s |%n".formatted(fact.word(), kind, fact.sentence()));
        }
        return list.toString().replace(System.lineSeparator(), "\n");
    }

    private int check() {
        List<Finding> findings = switch (TreeFolder.load(this.folder)) {
            case TreeFolder.Loading.Refused(var refused) -> refused;
            case TreeFolder.Loading.Loaded(var trees) -> checkEach(trees);
        };
        findings.forEach(this.out::println);
        this.out.println(findings.isEmpty() ? "No findings." : "%d findings.".formatted(findings.size()));
        return findings.isEmpty() ? 0 : 1;
    }

    private List<Finding> checkEach(List<Tree> trees) {
        var findings = new ArrayList<Finding>();
        for (Tree tree : trees) {
            findings.addAll(checkPaths(tree));
            draw(tree);
            this.out.println("%s, version %s: %d places, %d ways".formatted(tree.name(), tree.version(),
                    tree.nodes().size(), tree.edges().size()));
        }
        return findings;
    }

    private List<Finding> checkPaths(Tree tree) {
        Path file = this.folder.resolve(tree.name() + TreePaths.ENDING);
        try {
            return Files.exists(file) ? TreePaths.check(tree, Files.readAllBytes(file))
                    : List.of(new Finding(tree.name() + TreePaths.ENDING, 1, 1, "The tree has no paths",
                            "nobody knows whether it does what was meant", "Write one path for each way through it"));
        }
        catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void draw(Tree tree) {
        try {
            Files.createDirectories(this.pictures);
            for (String language : tree.title().texts().keySet()) {
                Files.writeString(this.pictures.resolve("%s.%s.mmd".formatted(tree.name(), language)),
                        Drawing.mermaid(tree, language));
            }
        }
        catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

}
