// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One of the servers to measure against.
///
/// @param name what it is called in the table
/// @param folder where its scripts are
/// @param process the name of its pid file
/// @param mode the word that its start takes
/// @param properties how the load client talks to it
/// @param port where it listens
record Peer(Yardsticks yardsticks, String name, String folder, String process, String mode, String properties,
        int port) implements Contestant {

    static final Duration START_MAX = Duration.ofSeconds(60);

    private static final long POLL_MILLIS = 100;

    static List<Contestant> all(Yardsticks yardsticks) {
        return List.of(netty(yardsticks, "memory"), netty(yardsticks, "wal"), netty(yardsticks, "pg"),
                new Peer(yardsticks, "spring-none", "spring-simple", "spring", "none", "spring-simple.properties",
                        27081),
                new Peer(yardsticks, "spring-pg", "spring-simple", "spring", "pg", "spring-pg.properties", 27081));
    }

    private static Peer netty(Yardsticks yardsticks, String mode) {
        return new Peer(yardsticks, "netty-" + mode, "netty-fanout", "netty", mode, "netty.properties", 27080);
    }

    @Override
    public Running start(int threads) throws IOException, InterruptedException {
        var running = new Started();
        try {
            if (isStored()) {
                this.yardsticks.script("postgres/start.sh");
            }
            this.yardsticks.script(this.folder + "/start.sh", this.mode);
            await(this.name, this.port);
            return running;
        }
        catch (IOException | InterruptedException | LoadFailed ex) {
            running.close();
            throw ex;
        }
    }

    /// Returns when something listens at the port.
    static void await(String name, int port) throws InterruptedException {
        long until = System.nanoTime() + START_MAX.toNanos();
        while (!listens(port)) {
            if (System.nanoTime() > until) {
                throw new LoadFailed(name + " did not start");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    static boolean listens(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        }
        catch (IOException ex) {
            return false;
        }
    }

    private boolean isStored() {
        return "pg".equals(this.mode);
    }

    private final class Started implements Running {

        @Override
        public Path target() {
            return Peer.this.yardsticks.target(Peer.this.properties);
        }

        @Override
        public List<Long> pids() throws IOException {
            var pids = new ArrayList<>(List.of(Peer.this.yardsticks.pid(Peer.this.process)));
            if (isStored()) {
                pids.add(Peer.this.yardsticks.pid("postgres"));
            }
            return pids;
        }

        @Override
        public void close() throws IOException, InterruptedException {
            Peer.this.yardsticks.script(Peer.this.folder + "/stop.sh");
            if (isStored()) {
                Peer.this.yardsticks.script("postgres/stop.sh");
            }
        }

    }

}
