// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import redis.embedded.core.ExecutableProvider;

/// A Redis of our own: bound to the loopback address, locked by a password, detached from the terminal.
final class LocalRedis implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofSeconds(20);

    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    private static final Duration PING_INTERVAL = Duration.ofMillis(20);

    private static final int ANSWER_MAX_MS = 1_000;

    private static final int ATTEMPTS_MAX = 3;

    private final Path folder;

    private final Path program;

    private final String password;

    private int port;

    private LocalRedis(Path folder, Path program, String password) {
        this.folder = folder;
        this.program = program;
        this.password = password;
    }

    /// Starts it in the folder, with what was in it, after ending what a killed run has
    /// left there.
    static LocalRedis start(Path folder, Path programsFolder) throws IOException {
        return start(folder, programsFolder, ListenPort.findFree());
    }

    static LocalRedis start(Path folder, Path programsFolder, int port) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        var password = SecretFile.readOrCreate(folder.resolve("password"));
        var redis = new LocalRedis(folder, unpack(programsFolder), password);
        endLeftover(folder);
        redis.launch(port);
        return redis;
    }

    int port() {
        return this.port;
    }

    String url() {
        return "redis://:%s@127.0.0.1:%d".formatted(this.password, this.port);
    }

    /// Ends the process, which writes down what it knows first.
    @Override
    public void close() throws IOException {
        endLeftover(this.folder);
    }

    /// Ends what a killed run has left in the folder, and starts nothing.
    static void endLeftover(Path folder) throws IOException {
        var process = process(folder);
        process.find().ifPresent(running -> ServerProcess.end(running, STOP_MAX));
        Files.deleteIfExists(process.pidFile());
    }

    private static ServerProcess process(Path folder) {
        return new ServerProcess(folder.resolve("redis.pid"), folder.resolve("data"));
    }

    /// Never written over in place: a running server may still hold the file.
    private static Path unpack(Path programsFolder) throws IOException {
        var name = "redis-server";
        var program = programsFolder.resolve(name);
        if (Files.exists(program)) {
            return program;
        }
        var unpacking = Files.createTempDirectory(Files.createDirectories(programsFolder), "unpacking");
        var unpacked = ExecutableProvider.newJarResourceProvider(unpacking.toFile()).get().toPath();
        Files.move(unpacked, program);
        Files.delete(unpacking);
        return program;
    }

    private void launch(int wanted) throws IOException {
        var serverLog = this.folder.resolve("redis.log");
        ServerCommand.beginLog(serverLog);
        this.port = wanted;
        for (var attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            configure();
            var command = List.of(this.program.toString(), this.folder.resolve("redis.conf").toString());
            ServerCommand.run(command, serverLog, START_MAX);
            if (awaitPong()) {
                return;
            }
            if (!ListenPort.wasTaken(serverLog)) {
                break;
            }
            this.port = ListenPort.findFree();
        }
        throw new StartRefused(
                "Redis did not start: %s (see %s)".formatted(ServerCommand.lastComplaint(serverLog), serverLog));
    }

    private void configure() throws IOException {
        var configuration = this.folder.resolve("redis.conf");
        SecretFile.write(configuration,
                String.join("\n", "bind 127.0.0.1", "port " + this.port, "requirepass " + this.password,
                        "daemonize yes", "pidfile " + quoted("redis.pid"), "logfile " + quoted("redis.log"),
                        "dir " + quoted("data"), "appendonly yes", "appendfsync everysec", "save \"\"",
                        "maxclients 1000", ""));
    }

    private String quoted(String name) {
        return '"' + this.folder.resolve(name).toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private boolean awaitPong() throws IOException {
        var deadline = System.nanoTime() + START_MAX.toNanos();
        var pause = new CountDownLatch(1);
        while (System.nanoTime() < deadline) {
            if (answers()) {
                return true;
            }
            if (process(this.folder).hasEnded()) {
                return false;
            }
            try {
                pause.await(PING_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            }
            catch (InterruptedException ex) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    /// Whether the server at the port is this one (it knows our password) and is done
    /// with loading.
    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), ANSWER_MAX_MS);
            socket.setSoTimeout(ANSWER_MAX_MS);
            socket.getOutputStream()
                .write("AUTH %s\r\nPING\r\n".formatted(this.password).getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return "+OK".equals(answer.readLine()) && "+PONG".equals(answer.readLine());
        }
        catch (IOException ex) {
            return false;
        }
    }

}
