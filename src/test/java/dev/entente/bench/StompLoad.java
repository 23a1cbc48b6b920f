// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The load client, a process of its own for each measurement.
final class StompLoad {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Path FOLDER = Path.of("target/bench/stompload").toAbsolutePath();

    private static final Duration RUN_MAX = Duration.ofMinutes(15);

    private final Path jar;

    StompLoad(Path jar) {
        this.jar = jar;
    }

    /// @throws LoadFailed where the client comes to no figures
    JsonNode run(String mode, Contestant.Running running, List<String> options)
            throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Path report = FOLDER.resolve("report.json");
        Path log = FOLDER.resolve("stompload.log");
        Files.deleteIfExists(report);
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(running.clientOptions());
        command.addAll(List.of("-cp", this.jar + File.pathSeparator + NodeRotation.folder(), "bench.stompload.Main",
                mode, "--target", running.target().toString(), "--pids",
                running.pids().stream().map(String::valueOf).collect(Collectors.joining(",")), "--out",
                report.toString()));
        command.addAll(options);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().remove("CLASSPATH");
        var process = builder.start();
        try {
            if (!process.waitFor(RUN_MAX.toSeconds(), TimeUnit.SECONDS) || !Files.exists(report)) {
                throw new LoadFailed("The load client came to no figures; its words are in " + log);
            }
        }
        finally {
            process.destroyForcibly();
        }
        var figures = JSON.readTree(Files.readString(report));
        if (figures.has("failed")) {
            throw new LoadFailed(
                    "The load client says: %s %s".formatted(figures.path("failed").asString(), figures.path("errors")));
        }
        return figures;
    }

}
