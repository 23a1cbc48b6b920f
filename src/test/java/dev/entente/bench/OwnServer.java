// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.springframework.util.FileSystemUtils;

/// Entente, started for one run in an empty data directory and gone after it; the embedded default where nothing else is said.
final class OwnServer implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofMinutes(3);

    private static final Duration STOP_MAX = Duration.ofSeconds(40);

    private static final long POLL_MILLIS = 200;

    private final Process process;

    private final Path data;

    private final URI home;

    private final Thread atExit = new Thread(this::stop);

    private OwnServer(Process process, Path data, URI home) {
        this.process = process;
        this.data = data;
        this.home = home;
        Runtime.getRuntime().addShutdownHook(this.atExit);
    }

    /// Starts it on a free port and waits until it takes traffic.
    /// @param classPath a file that names the jars of the product
    /// @param folder where its data and its log go
    /// @param jvm options of its JVM
    /// @param environment settings beside the limits that are raised for every run
    static OwnServer start(Path classPath, Path folder, List<String> jvm, Map<String, String> environment)
            throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(folder.resolve("data"));
        return start(classPath, folder, jvm, environment, URI.create("http://127.0.0.1:" + freePort()));
    }

    /// The same at that address, with the data that is there.
    static OwnServer start(Path classPath, Path folder, List<String> jvm, Map<String, String> environment, URI home)
            throws IOException, InterruptedException {
        Path data = folder.resolve("data").toAbsolutePath();
        Files.createDirectories(folder);
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(jvm);
        command.addAll(List.of("dev.entente.Entente", "--server.port=" + home.getPort(),
                "--server.address=" + home.getHost(), "--entente.data-dir=" + data));
        Path log = folder.resolve("server.log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
            .put("CLASSPATH", Path.of("target/classes") + File.pathSeparator + Files.readString(classPath).strip());
        builder.environment().putAll(raisedLimits());
        builder.environment().putAll(environment);
        var server = new OwnServer(builder.start(), data, home);
        server.awaitReady(log);
        return server;
    }

    /// The settings of {@code bench/server.env}.
    private static Map<String, String> raisedLimits() throws IOException {
        return Files.readAllLines(Path.of("bench/server.env"))
            .stream()
            .filter(line -> line.matches("[A-Z0-9_]+=.*"))
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    URI home() {
        return this.home;
    }

    long pid() {
        return this.process.pid();
    }

    Path data() {
        return this.data;
    }

    @Override
    public void close() throws IOException {
        stop();
        Runtime.getRuntime().removeShutdownHook(this.atExit);
        FileSystemUtils.deleteRecursively(this.data);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(Path log) throws InterruptedException {
        long until = System.nanoTime() + START_MAX.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!isReady(client)) {
                if (!this.process.isAlive() || System.nanoTime() > until) {
                    stop();
                    throw new LoadFailed("The server did not start; its words are in " + log);
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        var readiness = this.home.resolve("/actuator/health/readiness");
        try {
            var request = HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(5)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        }
        catch (IOException ex) {
            return false;
        }
    }

    void stop() {
        this.process.destroy();
        try {
            if (!this.process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                this.process.destroyForcibly();
            }
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

}
