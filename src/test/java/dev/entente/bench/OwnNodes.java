// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.entente.local.LooseRedis;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/// The nodes of Entente that are measured, and what stands behind them: the PostgreSQL of the peers, with the same settings, and a
/// Redis; or, for one node, what it brings.
final class OwnNodes implements AutoCloseable {

    private static final String SECRET = "a-secret-for-measuring-of-enough-bytes";

    private static final String POSTGRES = "127.0.0.1:27432";

    static final String DATABASE = POSTGRES + "/entente";

    private static final Path FOLDER = OwnSystem.FOLDER;

    private final Yardsticks yardsticks;

    private final OwnSettings settings;

    private final int count;

    private final Map<String, String> environment = new HashMap<>();

    private final List<OwnServer> servers = new ArrayList<>();

    private boolean explained;

    private boolean postgres;

    private @Nullable LooseRedis redis;

    OwnNodes(Yardsticks yardsticks, OwnSettings settings, int count) {
        this.yardsticks = yardsticks;
        this.settings = settings;
        this.count = count;
    }

    /// Lets PostgreSQL tell later how it runs statements.
    OwnNodes explained() {
        this.explained = true;
        return this;
    }

    void launch() throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(FOLDER.resolve("redis"));
        if (!this.settings.embedded()) {
            startBesides();
        }
        int port = OwnServer.freePort();
        for (int node = 0; node < this.count; node++) {
            FileSystemUtils.deleteRecursively(folder(node).resolve("data"));
            start(node, URI.create("http://%s:%d".formatted(NodeRotation.address(node), port)));
        }
    }

    /// New JVMs on what is stored.
    void restart() throws IOException, InterruptedException {
        var homes = this.servers.stream().map(OwnServer::home).toList();
        this.servers.forEach(OwnServer::stop);
        this.servers.clear();
        for (int node = 0; node < this.count; node++) {
            start(node, homes.get(node));
        }
    }

    URI home() {
        return this.servers.getFirst().home();
    }

    String secret() {
        return this.settings.embedded() ? Target.of(this.servers.getFirst().data()).secret() : SECRET;
    }

    List<Long> pids() throws IOException {
        if (this.settings.embedded()) {
            return Target.of(this.servers.getFirst().data()).processes();
        }
        var pids = new ArrayList<>(this.servers.stream().map(OwnServer::pid).toList());
        pids.add(this.yardsticks.pid("postgres"));
        if (this.redis != null) {
            pids.add(this.redis.pid());
        }
        return pids;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (var server : this.servers) {
            server.close();
        }
        if (this.redis != null) {
            this.redis.close();
        }
        if (this.postgres) {
            this.yardsticks.script("postgres/stop.sh");
        }
    }

    private void start(int node, URI home) throws IOException, InterruptedException {
        this.servers
            .add(OwnServer.start(this.settings.classPath(), folder(node), this.settings.jvm(), this.environment, home));
    }

    private static Path folder(int node) {
        return (node == 0) ? FOLDER : FOLDER.resolve("node-" + (node + 1));
    }

    private void startBesides() throws IOException, InterruptedException {
        this.postgres = true;
        this.yardsticks.script("postgres/start.sh");
        createDatabase();
        var started = LooseRedis.start(FOLDER.resolve("redis"), FOLDER.resolve("programs"));
        this.redis = started;
        this.environment.putAll(Map.of("SPRING_R2DBC_URL", "r2dbc:postgresql://" + DATABASE, "SPRING_R2DBC_USERNAME",
                "bench", "SPRING_R2DBC_PASSWORD", "bench", "SPRING_DATA_REDIS_URL", started.url(),
                "ENTENTE_TOKEN_SECRET", SECRET));
    }

    private void createDatabase() throws IOException {
        try (var connection = DriverManager.getConnection("jdbc:postgresql://" + POSTGRES + "/postgres", "bench",
                "bench"); var statement = connection.createStatement()) {
            statement.execute("create database entente");
            if (this.explained) {
                statement.execute("alter database entente set session_preload_libraries = 'auto_explain'");
            }
        }
        catch (SQLException ex) {
            throw new IOException("The peers' PostgreSQL makes no database", ex);
        }
    }

}
