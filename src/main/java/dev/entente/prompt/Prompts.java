// SPDX-License-Identifier: Apache-2.0

package dev.entente.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The prompts of one folder, by name.
public final class Prompts {

    private static final Pattern SLOT = Pattern.compile("\\{([a-z][a-z-]*)}");

    private static final Pattern FILE = Pattern.compile("\\A---\\n(.*?)\\n---\\n(.*)\\z", Pattern.DOTALL);

    private final Map<String, Written> prompts;

    private Prompts(Map<String, Written> prompts) {
        this.prompts = Map.copyOf(prompts);
    }

    /// Reads every prompt of a folder.
    ///
    /// @param folder where the files are; its README is not a prompt
    /// @return the prompts
    public static Prompts load(Path folder) {
        var prompts = new HashMap<String, Written>();
        try (var files = Files.newDirectoryStream(folder, "*.md")) {
            for (var file : files) {
                if (!file.endsWith("README.md")) {
                    var written = Written.parse(Files.readString(file).replace("\r\n", "\n"));
                    prompts.put(written.name, written);
                }
            }
        }
        catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Prompts(prompts);
    }

    /// Fills the slots of a prompt.
    ///
    /// @param name which prompt
    /// @param slots finished paragraphs by slot; exactly the slots that the head names
    /// @return the filled prompt
    public FilledPrompt fill(String name, Map<String, String> slots) {
        var written = this.prompts.get(name);
        if (written == null || !written.slots.equals(slots.keySet())) {
            throw new IllegalArgumentException("Prompt " + name + " cannot be filled with " + slots.keySet());
        }
        var text = SLOT.matcher(written.text).replaceAll(slot -> Matcher.quoteReplacement(slots.get(slot.group(1))));
        return new FilledPrompt(name, written.version, text);
    }

    private record Written(String name, int version, Set<String> slots, String text) {

        static Written parse(String file) {
            var parts = FILE.matcher(file);
            if (!parts.matches()) {
                throw new IllegalArgumentException("A prompt starts with a head between two lines of ---");
            }
            var head = new HashMap<String, String>();
            parts.group(1).lines().forEach(line -> {
                var pair = line.split(":", 2);
                head.put(pair[0].strip(), pair[1].strip());
            });
            var slots = new HashSet<String>();
            for (var slot : head.get("slots").replaceAll("[\\[\\]]", "").split(",")) {
                slots.add(slot.strip());
            }
            return new Written(head.get("prompt"), Integer.parseInt(head.get("version")), slots,
                    parts.group(2).strip());
        }

    }

}
