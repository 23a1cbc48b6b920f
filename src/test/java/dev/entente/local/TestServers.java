// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.util.FileSystemUtils;

/// The servers of one test JVM, below one folder that is emptied when the JVM has gone.
public final class TestServers implements AutoCloseable {

    /// Quick rather than durable: a test that asks about durability starts the product
    /// itself.
    private static final Map<String, String> QUICK = Map.of("fsync", "off", "synchronous_commit", "off",
            "full_page_writes", "off", "max_connections", "500", "shared_buffers", "128MB", "autovacuum", "off");

    private final Path folder;

    private final Path programs;

    private final LocalPostgres postgres;

    private final List<Redis> redis = new ArrayList<>();

    private TestServers(Path folder, Path programs, LocalPostgres postgres) {
        this.folder = folder;
        this.programs = programs;
        this.postgres = postgres;
    }

    /// Starts PostgreSQL below the folder, and clears what test JVMs that were killed
    /// have left there.
    public static TestServers start(Path root) throws IOException {
        var folder = Files.createDirectories(root.toAbsolutePath().normalize()).toRealPath();
        var programs = folder.resolve("programs");
        clearAbandoned(folder, programs);
        var mine = folder.resolve("jvm-" + ProcessHandle.current().pid());
        return new TestServers(mine, programs, LocalPostgres.start(mine.resolve("postgres"), programs, QUICK));
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
                LocalPostgres.endLeftover(child.resolve("postgres"), programs);
                for (var redis : redisFolders(child)) {
                    LocalRedis.endLeftover(redis);
                }
                FileSystemUtils.deleteRecursively(child);
            }
        }
    }

    private static boolean isAbandoned(Path folder) {
        var name = folder.getFileName().toString();
        return name.startsWith("jvm-") && ProcessHandle.of(Long.parseLong(name.substring(4))).isEmpty();
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

        /// Ends the process; clients see their connections close.
        public synchronized void stopNow() throws IOException {
            this.running.close();
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
