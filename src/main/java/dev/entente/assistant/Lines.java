// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The lines of a word list that ships with the program; `#` starts a comment.
final class Lines {

    private static final String FOLDER = "/assistant/";

    private Lines() {
    }

    static List<String> of(String name) {
        try (var in = Lines.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("Word list " + FOLDER + name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        }
        catch (IOException ex) {
            throw new UncheckedIOException("Word list " + FOLDER + name + " cannot be read", ex);
        }
    }

}
