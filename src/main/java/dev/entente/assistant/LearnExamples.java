// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/// A step of the build: learns from the examples and writes what was learnt beside them. Nothing is done where neither examples nor
/// the code that reads them have changed since.
public final class LearnExamples {

    private LearnExamples() {
    }

    /// @param arguments the folder of the compiled classes and resources
    public static void main(String[] arguments) throws IOException {
        var classes = Path.of(arguments[0]);
        var learnt = classes.resolve(Models.FILE.substring(1));
        var mark = classes.resolveSibling("learnt-from.sha256");
        var sources = fingerprint(classes);
        if (Files.exists(learnt) && Files.exists(mark) && Files.readString(mark).equals(sources)) {
            return;
        }
        try (var file = Files.newOutputStream(learnt)) {
            Models.learn(new Ear(AssistantSettings.defaults().textMaxChars())).write(file);
        }
        Files.writeString(mark, sources);
    }

    private static String fingerprint(Path classes) throws IOException {
        var digest = sha256();
        try (var resources = Files.walk(classes.resolve("assistant"));
                var code = Files.walk(classes.resolve("dev/entente/assistant"))) {
            for (var file : Stream.concat(resources, code).filter(LearnExamples::counts).sorted().toList()) {
                digest.update(classes.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static boolean counts(Path file) {
        return Files.isRegularFile(file) && !file.endsWith(Path.of(Models.FILE.substring(1)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        }
        catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException(ex);
        }
    }

}
