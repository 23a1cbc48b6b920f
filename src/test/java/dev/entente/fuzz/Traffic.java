// SPDX-License-Identifier: Apache-2.0

package dev.entente.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What really went over the wire of a whole case, as the golden transcript keeps it.
public final class Traffic {

    private static final Pattern BLOCK = Pattern.compile("^Client\\R\\R```\\R(.*?)\\R```",
            Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern CALL = Pattern.compile("^(GET|POST|PUT) /.*", Pattern.DOTALL);

    private Traffic() {
    }

    /// The frames of clients, each with its closing NUL.
    public static List<byte[]> frames() {
        return sent().filter(block -> !CALL.matcher(block).matches())
            .map(block -> (block + (block.contains("\n\n") ? "\0" : "\n\n\0")).getBytes(StandardCharsets.UTF_8))
            .toList();
    }

    /// The bodies of HTTP calls.
    public static List<String> bodies() {
        return sent().filter(block -> CALL.matcher(block).matches() && block.contains("\n\n{"))
            .map(block -> block.substring(block.indexOf("\n\n") + 2))
            .toList();
    }

    private static Stream<String> sent() {
        return BLOCK.matcher(read(Path.of("docs", "transcript.md"))).results().map(match -> match.group(1));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

}
