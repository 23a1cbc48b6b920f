// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// The words of a command line, each option with one value.
final class Options {

    private final Map<String, String> values = new HashMap<>();

    private Options() {
    }

    /// @throws IllegalArgumentException for an option that is unknown, doubled or has no
    /// value
    static Options read(String[] words, Set<String> known) {
        var options = new Options();
        for (int index = 0; index < words.length; index += 2) {
            String name = words[index].startsWith("--") ? words[index].substring(2) : "";
            if (!known.contains(name)) {
                throw new IllegalArgumentException("There is no option " + words[index]);
            }
            if (index + 1 == words.length) {
                throw new IllegalArgumentException("The option --" + name + " needs a value");
            }
            if (options.values.put(name, words[index + 1]) != null) {
                throw new IllegalArgumentException("The option --" + name + " stands twice");
            }
        }
        return options;
    }

    @Nullable String find(String name) {
        return this.values.get(name);
    }

    String text(String name, String otherwise) {
        return this.values.getOrDefault(name, otherwise);
    }

    boolean has(String name) {
        return this.values.containsKey(name);
    }

    /// @throws IllegalArgumentException for what is no number from {@code min} to
    /// {@code max}
    int number(String name, int otherwise, int min, int max) {
        String given = this.values.get(name);
        if (given == null) {
            return otherwise;
        }
        if (given.matches("\\d{1,9}")) {
            int number = Integer.parseInt(given);
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw new IllegalArgumentException("--%s is a number from %d to %d".formatted(name, min, max));
    }

}
