// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/// The load client and the servers to measure against. They are no part of this project: a copy is built below
/// {@code target}, once.
final class Yardsticks {

    private static final Path HOME = Path.of("target/bench/yardsticks").toAbsolutePath();

    /// PostgreSQL, Netty, Spring.
    private static final List<Integer> PORTS = List.of(27432, 27080, 27081);

    private static final Duration SCRIPT_MAX = Duration.ofMinutes(5);

    private final Path log = HOME.resolve("scripts.log");

    private Yardsticks() {
    }

    /// @param source where they are, needed until there is a copy
    static Yardsticks prepare(@Nullable Path source) throws IOException, InterruptedException {
        var yardsticks = new Yardsticks();
        if (!Files.exists(yardsticks.client())) {
            if (source == null) {
                throw new LoadFailed("The load client and the peers are not here yet: say where by --yardsticks DIR");
            }
            yardsticks.copy(source);
            yardsticks.build();
        }
        yardsticks.stopAll();
        requireFreePorts();
        Runtime.getRuntime().addShutdownHook(new Thread(yardsticks::stopQuietly));
        return yardsticks;
    }

    /// The load client, ready to run.
    Path client() {
        return HOME.resolve("stompload/target/stompload.jar");
    }

    Path target(String name) {
        return HOME.resolve("stompload/targets").resolve(name);
    }

    /// Where data, logs and pids of the peers go.
    Path runFolder() {
        return HOME.resolve("run");
    }

    long pid(String name) throws IOException {
        return Long.parseLong(Files.readString(runFolder().resolve(name + ".pid")).strip());
    }

    /// Runs one of the peers' scripts to its end.
    void script(String name, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", HOME.resolve("peers").resolve(name).toString()));
        command.addAll(List.of(arguments));
        run(command);
    }

    /// The peers' ports are fixed, so two runs on one machine would spoil each other.
    private static void requireFreePorts() {
        PORTS.stream().filter(Peer::listens).findFirst().ifPresent(port -> {
            throw new LoadFailed("Something listens on port %d: is another measurement running?".formatted(port));
        });
    }

    /// Ends what this run, or one that was killed, has left.
    private void stopAll() throws IOException, InterruptedException {
        for (var peer : Map.of("netty", "netty-fanout", "spring", "spring-simple", "postgres", "postgres").entrySet()) {
            if (Files.exists(runFolder().resolve(peer.getKey() + ".pid"))) {
                script(peer.getValue() + "/stop.sh");
            }
        }
    }

    private void stopQuietly() {
        try {
            stopAll();
        }
        catch (IOException | InterruptedException | LoadFailed ex) {
            System.err.println(ex.getMessage());
        }
    }

    private void copy(Path source) throws IOException {
        var writable = PosixFilePermissions.fromString("rwxr-xr-x");
        try (var files = Files.walk(source)) {
            for (var file : files.toList()) {
                var copy = HOME.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                }
                else {
                    Files.write(copy, Files.readAllBytes(file));
                }
                Files.setPosixFilePermissions(copy, writable);
            }
        }
    }

    private void build() throws IOException, InterruptedException {
        System.out.println("Building the load client and the peers, once …");
        for (var project : List.of("peers/netty-fanout", "peers/spring-simple", "stompload")) {
            run(List.of("./mvnw", "-q", "-B", "-f", HOME.resolve(project).resolve("pom.xml").toString(), "package"));
        }
        script("postgres/install.sh");
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(this.log.toFile()));
        builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("BENCH_RUN", runFolder().toString());
        builder.environment().remove("CLASSPATH");
        var process = builder.start();
        if (!process.waitFor(SCRIPT_MAX.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        if (process.waitFor() != 0) {
            throw new LoadFailed("%s did not work; its words are in %s".formatted(String.join(" ", command), this.log));
        }
    }

}
