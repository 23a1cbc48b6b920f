// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/// One Entente in a JVM of its own: started, stopped and killed at will, always at the same port.
public final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;

    private final Path folder;

    private final int port;

    private Start start;

    private Process process;

    Node(String name, Path folder, int port, Start start) throws IOException {
        this.name = name;
        this.folder = Files.createDirectories(folder);
        this.port = port;
        this.start = start;
        this.process = launch();
    }

    private Process launch() throws IOException {
        var log = ProcessBuilder.Redirect.appendTo(logFile().toFile());
        var builder = new ProcessBuilder(this.start.command()).redirectErrorStream(true).redirectOutput(log);
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("ENTENTE_"));
        builder.environment().putAll(this.start.environment());
        return builder.start();
    }

    /// How PostgreSQL knows it: the `application_name` of its connections.
    public String name() {
        return this.name;
    }

    public int port() {
        return this.port;
    }

    public long pid() {
        return this.process.pid();
    }

    public boolean isAlive() {
        return this.process.isAlive();
    }

    /// Waits until it takes traffic; fails with its log where it ends before.
    public Node awaitReady() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (readiness() != 200) {
            assertThat(this.process.isAlive()).as(log()).isTrue();
            assertThat(System.nanoTime()).as(log()).isLessThan(end);
            pause();
        }
        return this;
    }

    private void pause() {
        try {
            this.process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /// The status of the readiness probe, 0 where nothing answers.
    public int readiness() {
        return probe("readiness");
    }

    /// The status of the liveness probe, 0 where nothing answers.
    public int liveness() {
        return probe("liveness");
    }

    private int probe(String name) {
        var address = URI.create("http://localhost:%d/actuator/health/%s".formatted(this.port, name));
        var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
        catch (IOException ex) {
            return 0;
        }
        catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /// Ends it at once, as the loss of its machine would.
    public Node kill9() {
        this.process.destroyForcibly();
        awaitExit();
        return this;
    }

    /// Asks it to stop and does not wait.
    public Node terminate() {
        this.process.destroy();
        return this;
    }

    /// Holds every thread of it, as a long pause of its machine would, until
    /// [#resume()].
    public Node freeze() {
        signal("STOP");
        return this;
    }

    public Node resume() {
        signal("CONT");
        return this;
    }

    private void signal(String name) {
        try {
            var kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
            assertThat(kill.waitFor()).isZero();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /// Its exit code.
    public int awaitExit() {
        try {
            assertThat(this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(log()).isTrue();
        }
        catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
        return this.process.exitValue();
    }

    /// Starts it again after its end, at the same port; does not wait until it is ready.
    public Node restart() {
        return restart(this.start);
    }

    Node restart(Start next) {
        awaitExit();
        this.start = next;
        try {
            this.process = launch();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return this;
    }

    /// Everything it has said since its first start.
    public String log() {
        try {
            return new String(Files.readAllBytes(logFile()), StandardCharsets.UTF_8);
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private Path logFile() {
        return this.folder.resolve("node.log");
    }

    @Override
    public void close() {
        kill9();
    }

    /// How its JVM is started.
    record Start(List<String> command, Map<String, String> environment) {
    }

}
