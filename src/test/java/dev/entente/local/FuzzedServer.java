// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.entente.testing.RealServers;

/// The server as a person starts it, with a small heap and with every lost network buffer noticed; what it does is seen from
/// outside.
public final class FuzzedServer implements AutoCloseable {

    /// The most that may be in use after a collection, of the 256 MB that there are.
    public static final long KEPT_MAX = 140L * 1024 * 1024;

    private static final Pattern FAULT = Pattern.compile(
            " ERROR |LEAK:|OutOfMemoryError:|StackOverflowError|^\\s+at [a-z]|^(Caused by: )?[a-z][\\w.$]+(Exception|Error)\\b");

    private static final String METRICS_TOKEN = "metrics-of-the-fuzzed-server";

    /// One machine asks for all.
    private static final List<String> LIMITS = List.of("REQUESTSPERADDRESS", "REQUESTSPERUSER", "REQUESTSPERTENANT",
            "SENDSPERUSER", "SENDSPERTENANT", "CONNECTSPERADDRESS", "CONNECTSPERUSER", "SUBSCRIBESPERUSER",
            "STREAMSPERUSER");

    private static final int DRIVERS_LEAKS_MAX = 20;

    private static final int LEAK_FRAMES = 3;

    private static final Set<String> LEAK_HEADS = Set.of("Recent access records:", "Created at:");

    private static final Pattern USED = Pattern.compile("used (\\d+)K\\b");

    private static final HttpClient client = HttpClient.newHttpClient();

    private final ChildEntente child;

    private final Path data;

    private int linesSeen;

    private int driversLeaks;

    private FuzzedServer(ChildEntente child, Path data) {
        this.child = child;
        this.data = data;
    }

    public static FuzzedServer start(Path data) throws IOException, InterruptedException {
        var environment = new HashMap<>(Map.of("ENTENTE_TOKEN_SECRET", RealServers.TOKEN_SECRET, "ENTENTE_CLOCK",
                "settable", "ENTENTE_VITALS_METRICSTOKEN", METRICS_TOKEN, "JAVA_TOOL_OPTIONS",
                "-Dio.netty.leakDetection.level=advanced -Dio.netty.leakDetection.samplingInterval=8 "
                        + "-XX:+ExitOnOutOfMemoryError"));
        LIMITS.forEach(limit -> environment.put("ENTENTE_LIMITS_" + limit, "1000000"));
        return new FuzzedServer(ChildEntente.launch(data, ListenPort.findFree(), environment).awaitReady(), data);
    }

    public int port() {
        return this.child.port();
    }

    /// What stands in the log since the last look that no input may bring about; then the
    /// whole log is kept beside the inputs.
    public List<String> faults() throws IOException {
        String log = this.child.output();
        var lines = log.lines().toList();
        var fresh = lines.subList(this.linesSeen, lines.size());
        this.linesSeen = lines.size();
        int driversBefore = this.driversLeaks;
        var faults = IntStream.range(0, fresh.size())
            .filter(at -> FAULT.matcher(fresh.get(at)).find() && !isDriversLeak(fresh, at))
            .mapToObj(fresh::get)
            .limit(40)
            .toList();
        if (this.driversLeaks > driversBefore) {
            System.out.println("fuzz: the driver of the database lost " + (this.driversLeaks - driversBefore)
                    + " of the buffers that were watched");
        }
        if (!faults.isEmpty()) {
            Files.writeString(Files.createDirectories(Path.of("target", "fuzz")).resolve("server.log"), log);
        }
        return faults;
    }

    /// Parameters of a statement that is cancelled before it is written: a known defect
    /// of
    /// the driver, https://github.com/pgjdbc/r2dbc-postgresql/issues/734. A few are let
    /// pass; what the records do not name as the driver's is ours.
    private boolean isDriversLeak(List<String> lines, int at) {
        boolean drivers = lines.get(at).contains("LEAK:") && lines.subList(at + 1, lines.size())
            .stream()
            .takeWhile(line -> line.startsWith("\t") || line.startsWith("#") || LEAK_HEADS.contains(line.strip()))
            .filter(line -> line.startsWith("\t"))
            .limit(LEAK_FRAMES)
            .anyMatch(frame -> frame.contains("io.r2dbc.postgresql.codec."));
        return drivers && ++this.driversLeaks <= DRIVERS_LEAKS_MAX;
    }

    /// What is in use after a collection.
    public long keptBytes() throws IOException, InterruptedException {
        command("GC.run");
        return command("GC.heap_info").lines()
            .filter(line -> !line.contains("Metaspace") && !line.contains("class space"))
            .mapToLong(FuzzedServer::usedBytes)
            .sum();
    }

    private static long usedBytes(String line) {
        var used = USED.matcher(line);
        return used.find() ? Long.parseLong(used.group(1)) * 1024 : 0;
    }

    private String command(String name) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, Long.toString(this.child.pid()), name).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /// How many WebSockets are open.
    public int openSockets() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/actuator/prometheus"))
            .header("Authorization", "Bearer " + METRICS_TOKEN)
            .build();
        return client.send(request, HttpResponse.BodyHandlers.ofLines())
            .body()
            .filter(line -> line.startsWith("entente_socket_open"))
            .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .findFirst()
            .orElseThrow();
    }

    /// How many uploads are on their way in.
    public long incomingFiles() throws IOException {
        Path incoming = this.data.resolve("photos").resolve("incoming");
        try (Stream<Path> files = Files.list(incoming)) {
            return files.count();
        }
    }

    public String ask(String sql) throws IOException, SQLException {
        return this.child.askPostgres(sql);
    }

    public String log() throws IOException {
        return this.child.output();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        this.child.close();
    }

}
