// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A server that runs: where it is, whose tokens it takes, and by which processes it does its work. The embedded
/// PostgreSQL and Redis are processes of their own, not children of the server; the data directory knows them.
record Target(URI home, String secret, List<Long> processes) {

    static Target of(LoadSettings settings) {
        Path data = settings.dataDir();
        if (data == null) {
            return new Target(settings.url(), settings.secret(), settings.pids());
        }
        try {
            var home = settings.url() != null ? settings.url() : home(data);
            var secret = settings.secret() != null ? settings.secret()
                    : Files.readString(data.resolve("token-secret")).strip();
            return new Target(home, secret, settings.pids().isEmpty() ? processes(data) : settings.pids());
        }
        catch (IOException | IndexOutOfBoundsException ex) {
            throw new LoadFailed("No server is running with the data in " + data, ex);
        }
    }

    /// The server that is running with that data directory.
    static Target of(Path data) {
        try {
            return new Target(home(data), Files.readString(data.resolve("token-secret")).strip(), processes(data));
        }
        catch (IOException | IndexOutOfBoundsException ex) {
            throw new LoadFailed("No server is running with the data in " + data, ex);
        }
    }

    /// The processes that the pid files of a data directory name and that are alive.
    private static List<Long> processes(Path data) throws IOException {
        var pids = new ArrayList<Long>();
        for (Path file : List.of(data.resolve("running"), data.resolve("postgres/data/postmaster.pid"),
                data.resolve("redis/data/redis.pid"), data.resolve("redis/redis.pid"))) {
            if (Files.exists(file)) {
                pids.add(Long.valueOf(Files.readAllLines(file).getFirst().strip()));
            }
        }
        pids.removeIf(pid -> ProcessHandle.of(pid).isEmpty());
        return pids;
    }

    /// The server writes its pid and its address there.
    private static URI home(Path data) throws IOException {
        return LoadSettings.loopback(Files.readAllLines(data.resolve("running")).get(1));
    }

}
