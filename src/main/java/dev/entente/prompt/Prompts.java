// SPDX-License-Identifier: Apache-2.0

package dev.entente.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/// The prompts of a folder, taken over whole or not at all.
///
/// `name.md` is a prompt; `README.md` and every other file are left alone.
public final class Prompts {

    /// The most files that a folder may hold.
    public static final int FILES_MAX = 200;

    /// The largest file, in bytes.
    public static final int BYTES_MAX = 64 * 1024;

    static final int FINDINGS_MAX = 500;

    static final String ENDING = ".md";

    private static final String ABOUT = "README.md";

    private final Map<String, Template> templates;

    private Prompts(Map<String, Template> templates) {
        this.templates = Map.copyOf(templates);
    }

    /// Where there is no folder of prompts: no task has one.
    public static Prompts none() {
        return new Prompts(Map.of());
    }

    /// Reads and checks every prompt of a folder.
    ///
    /// @throws PromptsRefused with everything that has to be mended
    /// @throws UncheckedIOException if the folder cannot be read at all
    public static Prompts load(Path folder) {
        var findings = new ArrayList<PromptFinding>();
        var templates = new TreeMap<String, Template>();
        try (var paths = Files.list(folder)) {
            for (Path path : sorted(paths.filter(Prompts::isPrompt).limit(FILES_MAX + 1L).toList())) {
                var template = read(path, findings);
                if (template != null) {
                    templates.put(template.name(), template);
                }
            }
        }
        catch (IOException unreadable) {
            throw new UncheckedIOException("The folder of the prompts cannot be read: " + folder, unreadable);
        }
        if (!findings.isEmpty()) {
            findings.sort(Comparator.comparing(PromptFinding::file).thenComparingInt(PromptFinding::line));
            throw new PromptsRefused(findings);
        }
        return new Prompts(templates);
    }

    private static List<Path> sorted(List<Path> paths) throws IOException {
        if (paths.size() > FILES_MAX) {
            throw new IOException("more than %d files".formatted(FILES_MAX));
        }
        return paths.stream().sorted().toList();
    }

    private static boolean isPrompt(Path path) {
        var file = fileName(path);
        return Files.isRegularFile(path) && file.endsWith(ENDING) && !file.equals(ABOUT);
    }

    private static @Nullable Template read(Path path, List<PromptFinding> findings) throws IOException {
        var file = fileName(path);
        if (Files.size(path) > BYTES_MAX) {
            findings.add(new PromptFinding(file, 1, "The file is larger than %d bytes".formatted(BYTES_MAX)));
            return null;
        }
        return new PromptReader(file, new String(Files.readAllBytes(path), StandardCharsets.UTF_8), findings).read();
    }

    private static String fileName(Path path) {
        return Objects.requireNonNull(path.getFileName()).toString();
    }

    /// The names of all prompts.
    public Set<String> names() {
        return this.templates.keySet();
    }

    /// Fills a prompt.
    ///
    /// @param slots a value for each of its slots and no other
    /// @throws IllegalArgumentException if there is no such prompt, a slot is missing or
    /// a
    /// value has no slot
    public FilledPrompt fill(String name, Map<String, String> slots) {
        var template = this.templates.get(name);
        if (template == null) {
            throw new IllegalArgumentException("There is no prompt `%s`".formatted(name));
        }
        return template.fill(slots);
    }

}
