// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.entente.decisiontree.yaml.Spot;
import dev.entente.decisiontree.yaml.YamlText;

/// A folder of trees, taken over whole or not at all.
///
/// `name.yaml` is a tree, `name.fr.yaml` a translation of it, `name.paths.yaml` its tests; other files are left alone.
public final class TreeFolder {

    /// The most files that a folder may hold.
    public static final int FILES_MAX = 400;

    private final Findings findings = new Findings();

    private final Map<String, Map<String, byte[]>> trees = new TreeMap<>();

    private TreeFolder() {
    }

    /// Reads and checks every tree of a folder.
    ///
    /// @throws UncheckedIOException if the folder cannot be read at all
    public static Loading load(Path folder) {
        return new TreeFolder().read(folder);
    }

    private Loading read(Path folder) {
        try (var paths = Files.list(folder)) {
            var files = paths.filter(Files::isRegularFile).limit(FILES_MAX + 1L).sorted().toList();
            if (files.size() > FILES_MAX) {
                this.findings.page(".")
                    .note(Spot.START, "More than %d files".formatted(FILES_MAX),
                            "the folder of the trees holds nothing else", "Move the others away");
            }
            for (Path file : files) {
                take(file);
            }
        }
        catch (IOException unreadable) {
            throw new UncheckedIOException("The folder of the decision trees cannot be read: " + folder, unreadable);
        }
        return check();
    }

    private void take(Path path) throws IOException {
        String file = Objects.requireNonNull(path.getFileName()).toString();
        if (file.endsWith(".yml")) {
            this.findings.page(file)
                .note(Spot.START, "The file name ends in `.yml`", "it would be overlooked", "Call it `.yaml`");
        }
        if (!file.endsWith(".yaml") || file.endsWith(TreePaths.ENDING)) {
            return;
        }
        if (Files.size(path) > YamlText.BYTES_MAX) {
            this.findings.page(file).note(YamlText.tooLarge(Files.size(path)));
            return;
        }
        String tree = file.substring(0, file.indexOf('.'));
        this.trees.computeIfAbsent(tree, _ -> new HashMap<>()).put(file, Files.readAllBytes(path));
    }

    private Loading check() {
        var read = this.trees.entrySet()
            .stream()
            .map(it -> new TreeReader(source(it.getKey(), it.getValue()), it.getValue(), this.findings).read())
            .filter(Objects::nonNull)
            .toList();
        refuseSharedCategories(read);
        if (this.trees.isEmpty() && this.findings.isEmpty()) {
            this.findings.page(".")
                .note(Spot.START, "There is no tree", "no case could be settled", "Write a tree into this folder");
        }
        return this.findings.isEmpty() ? new Loading.Loaded(read) : new Loading.Refused(this.findings.inReadingOrder());
    }

    private static TreeSource source(String name, Map<String, byte[]> files) {
        var texts = new HashMap<String, String>();
        files.forEach((file, bytes) -> texts.put(file, new String(bytes, StandardCharsets.UTF_8)));
        return new TreeSource(name, texts);
    }

    private void refuseSharedCategories(List<Tree> read) {
        var first = new HashMap<String, String>();
        for (Tree tree : read) {
            String other = first.putIfAbsent(tree.category(), tree.name());
            if (other != null && !tree.category().isEmpty()) {
                this.findings.page(tree.name() + ".yaml")
                    .note(Spot.START, "`%s` has the category of `%s`".formatted(tree.name(), other),
                            "a case must find one tree", "Give one of them another category");
            }
        }
    }

    /// What became of a folder.
    public sealed interface Loading {

        /// Every tree is sound.
        record Loaded(List<Tree> inForce) implements Loading, DecisionTrees {

            public Loaded {
                inForce = List.copyOf(inForce);
            }

        }

        /// At least one is not, so none is taken over.
        record Refused(List<Finding> findings) implements Loading {
        }

    }

}
