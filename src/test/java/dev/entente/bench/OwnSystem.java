// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Entente with its PostgreSQL and its Redis, as an operator would run it, on one node or several. The threads are made over
/// HTTP.
final class OwnSystem implements Contestant {

    static final int NODES_MAX = 4;

    private static final String NAME = "ours";

    static final Path FOLDER = Path.of("target/bench/own").toAbsolutePath();

    private final Yardsticks yardsticks;

    private final OwnSettings settings;

    private final int nodes;

    private OwnSystem(Yardsticks yardsticks, OwnSettings settings, int nodes) {
        this.yardsticks = yardsticks;
        this.settings = settings;
        this.nodes = nodes;
    }

    static List<OwnSystem> all(Yardsticks yardsticks, OwnSettings settings) {
        return IntStream.rangeClosed(1, NODES_MAX)
            .mapToObj(nodes -> new OwnSystem(yardsticks, settings, nodes))
            .toList();
    }

    static String name(int nodes) {
        return (nodes == 1) ? NAME : NAME + "-" + nodes + "-nodes";
    }

    static boolean isOurs(String name) {
        return name.startsWith(NAME);
    }

    @Override
    public String name() {
        return name(this.nodes);
    }

    @Override
    public Running start(int threads) throws IOException, InterruptedException {
        var started = new Started();
        try {
            started.nodes.launch();
            started.makeThreads(threads);
            return started;
        }
        catch (IOException | InterruptedException | LoadFailed ex) {
            started.close();
            throw ex;
        }
    }

    private final class Started implements Running {

        private final OwnNodes nodes = new OwnNodes(OwnSystem.this.yardsticks, OwnSystem.this.settings,
                OwnSystem.this.nodes);

        private void makeThreads(int threads) throws IOException, InterruptedException {
            var home = this.nodes.home();
            try (var client = HttpClient.newHttpClient()) {
                var lines = new Doors(client, new Target(home, this.nodes.secret(), List.of()), "bench").open(threads)
                    .stream()
                    .map(thread -> thread.id() + " " + String.join(" ", thread.tokens()))
                    .collect(Collectors.joining("\n"));
                Files.writeString(FOLDER.resolve("members.txt"), lines);
            }
            var shape = Files.readString(OwnSystem.this.yardsticks.target("own.properties.example"));
            Files.writeString(target(), "%s\nurl=ws://%s:%d/ws\nmembers.file=%s\n".formatted(shape, host(home),
                    home.getPort(), FOLDER.resolve("members.txt")));
        }

        private String host(URI home) {
            return (OwnSystem.this.nodes == 1) ? home.getHost() : NodeRotation.host(OwnSystem.this.nodes);
        }

        @Override
        public Path target() {
            return FOLDER.resolve("own.properties");
        }

        @Override
        public List<Long> pids() throws IOException {
            return this.nodes.pids();
        }

        @Override
        public List<String> clientOptions() {
            return List.of("-Dsun.net.inetaddr.ttl=0");
        }

        @Override
        public void restart() throws IOException, InterruptedException {
            this.nodes.restart();
        }

        @Override
        public void close() throws IOException, InterruptedException {
            this.nodes.close();
        }

    }

}
