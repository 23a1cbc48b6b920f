// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/// Entente as a person starts it: a JVM of its own, in a process group of its own, seen from outside only.
final class ChildEntente implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final HttpClient client = HttpClient.newHttpClient();

    private final Path data;

    private final Path output;

    private final Process process;

    private final int port;

    private ChildEntente(Path data, Path output, Process process, int port) {
        this.data = data;
        this.output = output;
        this.process = process;
        this.port = port;
    }

    static ChildEntente launch(Path data) throws IOException {
        return launch(data, ListenPort.findFree(), Map.of());
    }

    static ChildEntente launch(Path data, int port, Map<String, String> environment) throws IOException {
        var output = Files.createTempFile(Path.of("target"), "child-entente", ".log");
        var command = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Xmx256m", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), "dev.entente.Entente"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("ENTENTE_"));
        builder.environment()
            .putAll(Map.of("SERVER_PORT", Integer.toString(port), "ENTENTE_DATA_DIR", data.toString()));
        builder.environment().putAll(environment);
        return new ChildEntente(data, output, builder.start(), port);
    }

    ChildEntente awaitReady() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (readiness() != 200) {
            assertThat(this.process.isAlive()).as(output()).isTrue();
            assertThat(System.nanoTime()).as(output()).isLessThan(deadline);
            this.process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        return this;
    }

    int readiness() throws InterruptedException {
        var request = HttpRequest
            .newBuilder(URI.create("http://localhost:" + this.port + "/actuator/health/readiness"));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        }
        catch (IOException ex) {
            return 0;
        }
    }

    /// Sends the signal to the process alone, or to its whole group as a terminal does
    /// for Ctrl-C.
    ChildEntente signal(String name, boolean group) throws IOException, InterruptedException {
        var target = (group ? "-" : "") + this.process.pid();
        assertThat(new ProcessBuilder("kill", "-" + name, "--", target).start().waitFor()).isZero();
        return this;
    }

    int awaitExit() throws IOException, InterruptedException {
        assertThat(this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(output()).isTrue();
        return this.process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(this.output);
    }

    int port() {
        return this.port;
    }

    long pid() {
        return this.process.pid();
    }

    /// Every living process that works in the data directory: the servers, whoever
    /// started them.
    List<ProcessHandle> servers() {
        return ProcessHandle.allProcesses().filter(this::worksInData).toList();
    }

    Connection connect() throws IOException, SQLException {
        var configuration = new Properties();
        try (var reader = Files.newBufferedReader(this.data.resolve("postgres/data/entente.conf"))) {
            configuration.load(reader);
        }
        var url = "jdbc:postgresql://127.0.0.1:%s/entente"
            .formatted(configuration.getProperty("port").replace("'", ""));
        return DriverManager.getConnection(url, "entente", Files.readString(this.data.resolve("postgres/password")));
    }

    String askPostgres(String sql) throws IOException, SQLException {
        try (var connection = connect(); var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            var rows = statement.getResultSet();
            return rows.next() ? rows.getString(1) : "";
        }
    }

    /// Kills it; what it has started goes too, unless it never came to run because
    /// another one held the folder.
    @Override
    public void close() throws IOException, InterruptedException {
        this.process.destroyForcibly().waitFor();
        if (!output().contains("already running")) {
            servers().forEach(ProcessHandle::destroyForcibly);
        }
        Files.deleteIfExists(this.output);
    }

    private boolean worksInData(ProcessHandle candidate) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + candidate.pid() + "/cwd")).startsWith(this.data);
        }
        catch (IOException ex) {
            return false;
        }
    }

}
