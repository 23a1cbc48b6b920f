// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.entente.local.TestServers;
import dev.entente.testing.RealDatabase;
import dev.entente.testing.RealServers;

/// Nodes on one durable PostgreSQL and one Redis, all of this cluster alone and gone with it. The first node that starts
/// brings the database up to date. They share one folder for photos, as nodes in production must; each names itself to
/// PostgreSQL, so that a test sees whose statement waits for what.
public final class Cluster implements AutoCloseable {

    private static final Path ROOT = Path.of("target", "real-servers");

    private static final String DATABASE = "entente";

    private static final List<String> QUICK_JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx192m",
            "-Xss512k", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED");

    private final TestServers servers;

    private final TestServers.Redis redis;

    private final List<Node> nodes = new ArrayList<>();

    private final Thread atExit = new Thread(this::end);

    private Cluster(TestServers servers) throws IOException {
        this.servers = servers;
        this.redis = servers.startRedis();
        Runtime.getRuntime().addShutdownHook(this.atExit);
    }

    /// The servers without a node.
    public static Cluster servers() {
        try {
            return new Cluster(TestServers.startDurable(ROOT));
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /// The servers and as many nodes, all of them ready.
    public static Cluster start(int nodes) {
        var cluster = servers();
        cluster.launch(NodeOptions.plain()).awaitReady();
        for (int index = 1; index < nodes; index++) {
            cluster.launch(NodeOptions.plain());
        }
        cluster.nodes.forEach(Node::awaitReady);
        return cluster;
    }

    /// Starts one more node and does not wait for it.
    public Node launch(NodeOptions options) {
        try {
            var name = "node-" + this.nodes.size();
            var folder = this.servers.folder().resolve(name);
            int port = freePort();
            var node = new Node(name, folder, port, new Node.Start(command(options), environment(options, name, port)));
            this.nodes.add(node);
            return node;
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /// Starts a node that has ended again as something else, such as another release; its
    /// port stays.
    public Node restart(Node node, NodeOptions options) {
        return node.restart(new Node.Start(command(options), environment(options, node.name(), node.port())));
    }

    private static List<String> command(NodeOptions options) {
        var ours = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
        var classPath = (options.classPath() != null) ? options.classPath() : ours;
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(QUICK_JVM);
        command.addAll(options.jvm());
        command.addAll(List.of("-cp", classPath, "dev.entente.Entente"));
        return command;
    }

    private Map<String, String> environment(NodeOptions options, String name, int port) {
        int postgres = (options.postgresPort() != null) ? options.postgresPort() : this.servers.postgresPort();
        int redisPort = (options.redisPort() != null) ? options.redisPort() : this.redis.port();
        var environment = new LinkedHashMap<String, String>();
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("ENTENTE_DATA_DIR", this.servers.folder().resolve("data").toString());
        environment.put("ENTENTE_TOKEN_SECRET", RealServers.TOKEN_SECRET);
        environment.put("SPRING_R2DBC_URL",
                "r2dbc:postgresql://127.0.0.1:%d/%s?applicationName=%s".formatted(postgres, DATABASE, name));
        environment.put("SPRING_R2DBC_USERNAME", this.servers.username());
        environment.put("SPRING_R2DBC_PASSWORD", this.servers.password());
        environment.put("SPRING_DATA_REDIS_URL", this.redis.url().replace(":" + this.redis.port(), ":" + redisPort));
        environment.putAll(options.environment());
        return environment;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// The nodes in the order of their start.
    public List<Node> nodes() {
        return List.copyOf(this.nodes);
    }

    public Node node(int index) {
        return this.nodes.get(index);
    }

    /// The database that all nodes share, for a look from outside.
    public RealDatabase database() {
        return new RealDatabase(this.servers.r2dbcUrl(DATABASE), this.servers.jdbcUrl(DATABASE),
                this.servers.username(), this.servers.password());
    }

    /// What PostgreSQL is taken away and given back with; its port stays.
    public TestServers postgres() {
        return this.servers;
    }

    /// What Redis is taken away and given back with; its port stays.
    public TestServers.Redis redis() {
        return this.redis;
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(this.atExit);
    }

    private synchronized void end() {
        this.nodes.forEach(Node::close);
        try {
            if (Files.exists(this.servers.folder())) {
                this.servers.close();
            }
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

}
