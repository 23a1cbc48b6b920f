// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/// The servers of one test JVM, below one folder that is emptied when the JVM has gone.
public final class TestServers implements AutoCloseable {

    /// Quick rather than durable: a test that asks about durability starts the product
    /// itself.
    private static final Map<String, String> QUICK = Map.of("fsync", "off", "synchronous_commit", "off",
            "full_page_writes", "off", "max_connections", "500", "shared_buffers", "128MB", "autovacuum", "off");

    /// What a commit survives is what the product's own servers are set to.
    private static final Map<String, String> DURABLE = durable();

    private static final AtomicInteger count = new AtomicInteger();

    private final Path folder;

    private final Path programs;

    private final Map<String, String> settings;

    private LocalPostgres postgres;

    private final List<Redis> redis = new ArrayList<>();

    private TestServers(Path folder, Path programs, Map<String, String> settings) throws IOException {
        this.folder = folder;
        this.programs = programs;
        this.settings = settings;
        this.postgres = LocalPostgres.start(folder.resolve("postgres"), programs, settings);
    }

    /// Starts PostgreSQL below the folder, and clears what test JVMs that were killed
    /// have left there.
    public static TestServers start(Path root) throws IOException {
        return start(root, QUICK);
    }

    /// The same with a PostgreSQL whose commits survive the loss of the process and of
    /// power, for tests that take it away.
    public static TestServers startDurable(Path root) throws IOException {
        return start(root, DURABLE);
    }

    private static TestServers start(Path root, Map<String, String> settings) throws IOException {
        var folder = Files.createDirectories(root.toAbsolutePath().normalize()).toRealPath();
        var programs = folder.resolve("programs");
        synchronized (TestServers.class) {
            clearAbandoned(folder, programs);
        }
        var mine = folder.resolve("jvm-%d.%d".formatted(ProcessHandle.current().pid(), count.incrementAndGet()));
        return new TestServers(mine, programs, settings);
    }

    private static Map<String, String> durable() {
        var settings = new HashMap<>(LocalPostgres.DURABLE);
        settings.putAll(Map.of("max_connections", "200", "shared_buffers", "64MB", "log_min_messages", "warning"));
        return Map.copyOf(settings);
    }

    public String r2dbcUrl(String database) {
        return this.postgres.r2dbcUrl(database);
    }

    public String jdbcUrl(String database) {
        return this.postgres.jdbcUrl(database);
    }

    public String username() {
        return LocalPostgres.USER;
    }

    public String password() {
        return this.postgres.password();
    }

    public int postgresPort() {
        return this.postgres.port();
    }

    /// Ends PostgreSQL as an operator would; clients see their connections close.
    public synchronized void stopPostgres() throws IOException {
        this.postgres.close();
    }

    /// Ends PostgreSQL in the middle of whatever it does, as the loss of its machine
    /// would.
    public synchronized void killPostgres() throws IOException {
        var first = Files.readAllLines(this.folder.resolve("postgres/data/postmaster.pid")).getFirst();
        var leader = ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
        var all = Stream.concat(Stream.of(leader), leader.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /// Starts it again at the same port with what was committed.
    public synchronized void startPostgres() throws IOException {
        this.postgres = LocalPostgres.start(this.folder.resolve("postgres"), this.programs, this.settings,
                this.postgres.port());
    }

    /// A Redis of its own, stopped with all others at the latest.
    public synchronized Redis startRedis() throws IOException {
        var folder = this.folder.resolve("redis-" + this.redis.size());
        var started = new Redis(folder, this.programs, LocalRedis.start(folder, this.programs));
        this.redis.add(started);
        return started;
    }

    public Path folder() {
        return this.folder;
    }

    @Override
    public synchronized void close() throws IOException {
        for (var one : this.redis) {
            one.close();
        }
        this.postgres.close();
        FileSystemUtils.deleteRecursively(this.folder);
    }

    private static void clearAbandoned(Path folder, Path programs) throws IOException {
        try (var children = Files.list(folder)) {
            for (var child : children.filter(TestServers::isAbandoned).toList()) {
                endNodes(child);
                LocalPostgres.endLeftover(child.resolve("postgres"), programs);
                for (var redis : redisFolders(child)) {
                    LocalRedis.endLeftover(redis);
                }
                FileSystemUtils.deleteRecursively(child);
            }
        }
    }

    /// Ends every process whose data directory lies in the folder.
    private static void endNodes(Path folder) {
        ProcessHandle.allProcesses().filter(process -> isToldOf(process, folder)).forEach(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    private static boolean isToldOf(ProcessHandle process, Path folder) {
        try {
            var environment = Files.readString(Path.of("/proc/" + process.pid() + "/environ"),
                    StandardCharsets.ISO_8859_1);
            return environment.contains("ENTENTE_DATA_DIR=" + folder + "/");
        }
        catch (IOException ex) {
            return false;
        }
    }

    private static boolean isAbandoned(Path folder) {
        var name = folder.getFileName().toString();
        return name.startsWith("jvm-") && ProcessHandle.of(Long.parseLong(name.substring(4).split("\\.")[0])).isEmpty();
    }

    private static List<Path> redisFolders(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.filter(child -> child.getFileName().toString().startsWith("redis-")).toList();
        }
    }

    /// One Redis that a test may take away and give back at the same address.
    public static final class Redis implements AutoCloseable {

        private final Path folder;

        private final Path programs;

        private LocalRedis running;

        private Redis(Path folder, Path programs, LocalRedis running) {
            this.folder = folder;
            this.programs = programs;
            this.running = running;
        }

        public String url() {
            return this.running.url();
        }

        public int port() {
            return this.running.port();
        }

        /// Ends the process; clients see their connections close.
        public synchronized void stopNow() throws IOException {
            this.running.close();
        }

        /// Starts it again at the same port with nothing in it.
        public synchronized void startEmpty() throws IOException {
            FileSystemUtils.deleteRecursively(this.folder.resolve("data"));
            startNow();
        }

        /// Starts it again at the same port with what it had written down.
        public synchronized void startNow() throws IOException {
            this.running = LocalRedis.start(this.folder, this.programs, this.running.port());
        }

        @Override
        public synchronized void close() throws IOException {
            this.running.close();
        }

    }

}
