// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a short command of a server's bundle, with its words in a file and a limit in time.
final class ServerCommand {

    private ServerCommand() {
    }

    /// The exit code of the command.
    ///
    /// @throws IOException if it cannot be run or is not done in time
    static int run(List<String> command, Path log, Duration patience) throws IOException {
        var process = start(command, log);
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException("no end of %s after %s".formatted(command.getFirst(), patience));
            }
            return process.exitValue();
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command.getFirst(), ex);
        }
    }

    /// Moves the log of the last start aside, so that no log grows for ever.
    static void beginLog(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".previous"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// The last line of a log that names an error, else its last line.
    static String lastComplaint(Path log) {
        try {
            var lines = Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
            return lines.reversed()
                .stream()
                .filter(line -> line.contains("FATAL") || line.toLowerCase().contains("error"))
                .findFirst()
                .orElse(lines.isEmpty() ? "no reason given" : lines.getLast());
        }
        catch (IOException ex) {
            return "no reason given";
        }
    }

    private static Process start(List<String> command, Path log) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectInput(new File("/dev/null"));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

}
