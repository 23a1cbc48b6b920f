// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import dev.entente.local.TestServers;

/// Starts the server again and again, as a jar, unpacked, and unpacked with what the JVM learned in training, and tells how long
/// it took until it took traffic and until somebody was connected.
public final class StartTimes {

    private static final int RUNS = 5;

    private static final int RUNS_MAX = 50;

    private static final String SECRET = "a-secret-of-a-run-that-measures-starts";

    private static final double NANOS = 1_000_000_000.0;

    private static final int ANSWER_MAX_MS = 1_000;

    private static final long PAUSE_MS = 5;

    private static final Duration START_MAX = Duration.ofMinutes(2);

    private static final Path JVM_OPTIONS = Path.of("docker/jvm.options");

    private final HttpClient client = HttpClient.newHttpClient();

    private final String token = new BearerTokens(SECRET).sign("agent", "a-start");

    private final Path jar = Path.of("target/entente.jar").toAbsolutePath();

    private final Path root;

    private final int runs;

    private StartTimes(Path root, int runs) {
        this.root = root.toAbsolutePath();
        this.runs = runs;
    }

    public static void main(String[] args) throws Exception {
        var options = Options.read(args, Set.of("root", "runs"));
        var times = new StartTimes(Path.of(options.text("root", "target/start/root")),
                options.number("runs", RUNS, 1, RUNS_MAX));
        Path folder = Path.of("target/start");
        try (var servers = TestServers.startDurable(folder.resolve("servers")); var redis = servers.startRedis()) {
            System.out.println("| start | servers | ready s | connected s | CPU s of the JVM |\n|---|---|---|---|---|");
            times.measure("external",
                    Map.of("SPRING_R2DBC_URL", servers.r2dbcUrl("postgres"), "SPRING_R2DBC_USERNAME",
                            servers.username(), "SPRING_R2DBC_PASSWORD", servers.password(), "SPRING_DATA_REDIS_URL",
                            redis.url()));
            times.measure("embedded", Map.of());
        }
        System.exit(0);
    }

    private void measure(String servers, Map<String, String> settings) throws Exception {
        var ways = new LinkedHashMap<String, List<String>>();
        ways.put("jar", List.of("-jar", this.jar.toString()));
        ways.put("unpacked", List.of("-jar", "entente.jar"));
        ways.put("unpacked, AOT cache", List.of("-XX:AOTCache=entente.aot", "-jar", "entente.jar"));
        for (var way : ways.entrySet()) {
            // the first warms the disk and this command, and makes the tables
            start(way.getValue(), settings);
            var seen = new ArrayList<Times>();
            for (int run = 0; run < this.runs; run++) {
                seen.add(start(way.getValue(), settings));
            }
            System.out.printf("| %s | %s | %.2f | %.2f | %.1f |%n", way.getKey(), servers, median(seen, Times::ready),
                    median(seen, Times::connected), median(seen, Times::cpu));
        }
    }

    private static double median(List<Times> times, ToDoubleFunction<Times> of) {
        return times.stream().mapToDouble(of).sorted().skip((times.size() - 1) / 2).findFirst().orElseThrow();
    }

    private Times start(List<String> arguments, Map<String, String> settings) throws Exception {
        int port = OwnServer.freePort();
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.add("@" + JVM_OPTIONS.toAbsolutePath());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(this.root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target/start/server.log").toFile());
        builder.environment()
            .putAll(Map.of("SERVER_PORT", Integer.toString(port), "ENTENTE_TOKEN_SECRET", SECRET, "ENTENTE_DATA_DIR",
                    Path.of("target/start/data").toAbsolutePath().toString()));
        builder.environment().putAll(settings);
        long begun = System.nanoTime();
        Process process = builder.start();
        try {
            awaitReady(process, port, begun);
            long ready = System.nanoTime();
            connect(port);
            long connected = System.nanoTime();
            double cpu = process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1_000.0;
            return new Times((ready - begun) / NANOS, (connected - begun) / NANOS, cpu);
        }
        finally {
            process.destroy();
            process.waitFor(1, TimeUnit.MINUTES);
        }
    }

    private static void awaitReady(Process process, int port, long begun) throws InterruptedException {
        while (!isReady(port)) {
            if (!process.isAlive() || System.nanoTime() - begun > START_MAX.toNanos()) {
                throw new LoadFailed("The server did not start; its words are in target/start/server.log");
            }
            Thread.sleep(PAUSE_MS);
        }
    }

    private static boolean isReady(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), ANSWER_MAX_MS);
            socket.setSoTimeout(ANSWER_MAX_MS);
            socket.getOutputStream()
                .write("GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes("HTTP/1.0 200".length()), StandardCharsets.US_ASCII).endsWith(" 200");
        }
        catch (IOException ex) {
            return false;
        }
    }

    private void connect(int port) {
        var heard = new CompletableFuture<String>();
        WebSocket socket = this.client.newWebSocketBuilder()
            .subprotocols("v12.stomp")
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), new WebSocket.Listener() {
                @Override
                public CompletionStage<?> onText(WebSocket webSocket, CharSequence text, boolean last) {
                    heard.complete(text.toString());
                    webSocket.request(1);
                    return null;
                }
            })
            .join();
        socket.sendText("CONNECT\naccept-version:1.2\nhost:entente\nheart-beat:0,0\nAuthorization:Bearer " + this.token
                + "\n\n\0", true);
        String first = heard.orTimeout(START_MAX.toSeconds(), TimeUnit.SECONDS).join();
        socket.abort();
        if (!first.startsWith("CONNECTED")) {
            throw new LoadFailed("Nobody could connect: " + first);
        }
    }

    private record Times(double ready, double connected, double cpu) {
    }

}
