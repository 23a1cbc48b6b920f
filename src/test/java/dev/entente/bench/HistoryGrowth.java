// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// The command `bench/growth history`: the same requests while the database holds more and more, tenfold at each level, and the plans
/// by which PostgreSQL served them.
final class HistoryGrowth {

    private static final int NOT_RUN = 2;

    private static final int THREADS = 20;

    private static final int ROUNDS = 400;

    private static final int WARM_UP = 1_500;

    private static final Path PLANS = Path.of("target/bench/plans.txt");

    private final OwnNodes nodes;

    private final Path log;

    private final GrowthSettings settings;

    private HistoryGrowth(OwnNodes nodes, Path log, GrowthSettings settings) {
        this.nodes = nodes;
        this.log = log;
        this.settings = settings;
    }

    /// Ends with 0 when there are figures, else with 2.
    public static void main(String[] words) throws InterruptedException {
        try {
            var settings = GrowthSettings.read(words);
            requireRoom(settings.events());
            var yardsticks = Yardsticks.prepare(settings.yardsticks());
            try (var nodes = new OwnNodes(yardsticks, settings.own(), 1).explained()) {
                nodes.launch();
                new HistoryGrowth(nodes, yardsticks.runFolder().resolve("postgres.log"), settings).run();
            }
            System.exit(0);
        }
        catch (IllegalArgumentException | LoadFailed | IOException | SQLException ex) {
            System.err.println(ex.getMessage());
            System.exit(NOT_RUN);
        }
    }

    /// An event with its indexes takes less than a kilobyte, and as much again in the
    /// write-ahead log at worst.
    private static void requireRoom(long events) throws IOException {
        long free = Files.getFileStore(Path.of("target")).getUsableSpace();
        if (free < 2_048 * events) {
            throw new LoadFailed("%,d events need %,d MB of disk".formatted(events, 2_048 * events >> 20));
        }
    }

    private void run() throws IOException, InterruptedException, SQLException {
        try (var client = HttpClient.newHttpClient()) {
            var target = new Target(this.nodes.home(), this.nodes.secret(), List.of());
            var threads = new Doors(client, target, "grown").open(THREADS);
            var probe = new Probe(client, target, threads);
            probe.append(threads, 1);
            try (var history = StoredHistory.open(OwnNodes.DATABASE, UUID.fromString(threads.getFirst().id()))) {
                run(probe, history, threads);
            }
        }
    }

    private void run(Probe probe, StoredHistory history, List<OpenThread> threads)
            throws IOException, InterruptedException, SQLException {
        var longThread = threads.getLast();
        var others = threads.subList(0, threads.size() - 1);
        System.out.println("| events stored | append | append, long thread | resume, any thread | resume, long thread"
                + " | page, middle of long thread | snapshot |\n|---|---|---|---|---|---|---|");
        Files.deleteIfExists(PLANS);
        for (long level : this.settings.levels()) {
            history.grow(level, UUID.fromString(longThread.id()));
            if (level == this.settings.levels().getFirst()) {
                measure(probe, history, others, longThread, WARM_UP);
            }
            var row = measure(probe, history, others, longThread, ROUNDS);
            System.out.printf("| %,d | %s |%n", history.stored(), String.join(" | ", row));
            explain(probe, history, others, longThread, level);
        }
        System.out.println("plans: " + PLANS);
    }

    private static List<String> measure(Probe probe, StoredHistory history, List<OpenThread> others,
            OpenThread longThread, int rounds) throws IOException, InterruptedException, SQLException {
        long head = history.head(UUID.fromString(longThread.id()));
        return List.of(probe.append(others, rounds), probe.append(List.of(longThread), rounds),
                probe.resumeAny(history, rounds), probe.page(longThread, Math.max(0, head - 20), rounds),
                probe.page(longThread, head / 2, rounds), probe.snapshot(others, rounds));
    }

    private void explain(Probe probe, StoredHistory history, List<OpenThread> others, OpenThread longThread, long level)
            throws IOException, InterruptedException, SQLException {
        long from = Files.size(this.log);
        history.explain(true);
        Thread.sleep(500);
        measure(probe, history, others, longThread, 2);
        history.explain(false);
        Thread.sleep(500);
        var plans = Plans.read(this.log, from);
        var before = Files.exists(PLANS) ? Files.readString(PLANS) : "";
        Files.writeString(PLANS, "%s%n=== %,d events, in short%n%s%n%n=== %,d events%n%s%n".formatted(before, level,
                plans.brief(), level, plans.whole()));
    }

}
