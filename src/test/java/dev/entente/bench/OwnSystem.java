// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.entente.local.LooseRedis;

import org.springframework.util.FileSystemUtils;

/// Entente with its PostgreSQL and its Redis beside it, as an operator would run it. The PostgreSQL is the peers' own, with the
/// same settings; the threads are made over HTTP.
final class OwnSystem implements Contestant {

    static final String NAME = "ours";

    private static final Path FOLDER = Path.of("target/bench/own").toAbsolutePath();

    private static final String SECRET = "a-secret-for-measuring-of-enough-bytes";

    private static final String POSTGRES = "127.0.0.1:27432";

    private final Yardsticks yardsticks;

    private final CompareSettings settings;

    OwnSystem(Yardsticks yardsticks, CompareSettings settings) {
        this.yardsticks = yardsticks;
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Running start(int threads) throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(FOLDER.resolve("data"));
        FileSystemUtils.deleteRecursively(FOLDER.resolve("redis"));
        var started = new Started();
        try {
            started.launch();
            started.makeThreads(threads);
            return started;
        }
        catch (IOException | InterruptedException | LoadFailed ex) {
            started.close();
            throw ex;
        }
    }

    private final class Started implements Running {

        private final List<AutoCloseable> parts = new ArrayList<>();

        private final List<Long> pids = new ArrayList<>();

        private URI home = URI.create("http://127.0.0.1");

        private String secret = SECRET;

        private void launch() throws IOException, InterruptedException {
            var settings = OwnSystem.this.settings;
            var environment = settings.embedded() ? Map.<String, String>of() : startBesides();
            var server = OwnServer.start(settings.serverClassPath(), FOLDER, settings.jvm(), environment);
            this.parts.add(server);
            this.home = server.home();
            if (settings.embedded()) {
                var target = Target.of(server.data());
                this.secret = target.secret();
                this.pids.addAll(target.processes());
            }
            else {
                this.pids.add(server.pid());
            }
        }

        private Map<String, String> startBesides() throws IOException, InterruptedException {
            var yardsticks = OwnSystem.this.yardsticks;
            this.parts.add(() -> yardsticks.script("postgres/stop.sh"));
            yardsticks.script("postgres/start.sh");
            this.pids.add(yardsticks.pid("postgres"));
            createDatabase();
            var redis = LooseRedis.start(FOLDER.resolve("redis"), FOLDER.resolve("programs"));
            this.parts.add(redis);
            this.pids.add(redis.pid());
            return Map.of("SPRING_R2DBC_URL", "r2dbc:postgresql://" + POSTGRES + "/entente", "SPRING_R2DBC_USERNAME",
                    "bench", "SPRING_R2DBC_PASSWORD", "bench", "SPRING_DATA_REDIS_URL", redis.url(),
                    "ENTENTE_TOKEN_SECRET", SECRET);
        }

        private void createDatabase() throws IOException {
            try (var connection = DriverManager.getConnection("jdbc:postgresql://" + POSTGRES + "/postgres", "bench",
                    "bench"); var statement = connection.createStatement()) {
                statement.execute("create database entente");
            }
            catch (SQLException ex) {
                throw new IOException("The peers' PostgreSQL makes no database", ex);
            }
        }

        private void makeThreads(int threads) throws IOException, InterruptedException {
            var target = new Target(this.home, this.secret, this.pids);
            try (var client = HttpClient.newHttpClient()) {
                var lines = new Doors(client, target, "bench").open(threads)
                    .stream()
                    .map(thread -> thread.id() + " " + String.join(" ", thread.tokens()))
                    .collect(Collectors.joining("\n"));
                Files.writeString(FOLDER.resolve("members.txt"), lines);
            }
            var shape = Files.readString(OwnSystem.this.yardsticks.target("own.properties.example"));
            Files.writeString(target(), "%s\nurl=ws://%s/ws\nmembers.file=%s\n".formatted(shape,
                    this.home.getAuthority(), FOLDER.resolve("members.txt")));
        }

        @Override
        public Path target() {
            return FOLDER.resolve("own.properties");
        }

        @Override
        public List<Long> pids() {
            return this.pids;
        }

        @Override
        public void close() throws IOException, InterruptedException {
            for (var part : this.parts.reversed()) {
                try {
                    part.close();
                }
                catch (IOException | InterruptedException | RuntimeException ex) {
                    throw ex;
                }
                catch (Exception ex) {
                    throw new IOException(ex);
                }
            }
        }

    }

}
