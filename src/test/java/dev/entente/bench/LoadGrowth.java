// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The command `bench/growth load`: one rate of messages over more threads, more members of each, longer texts.
final class LoadGrowth {

    private static final int NOT_RUN = 2;

    private static final List<Integer> THREADS = List.of(10, 100, 500, 1_000, 2_000);

    private static final List<Integer> MEMBERS = List.of(2, 3, 5, 7);

    /// A text of a thread has 4,000 characters at most; the shortest message is the JSON
    /// around one.
    private static final List<Integer> BYTES = List.of(128, 512, 1_024, 2_048, 4_000);

    private static final int USUAL_THREADS = 100;

    private static final int USUAL_BYTES = 512;

    private static final int WARM_UP_SECONDS = 15;

    private final GrowthSettings settings;

    private final StompLoad client;

    private LoadGrowth(GrowthSettings settings, StompLoad client) {
        this.settings = settings;
        this.client = client;
    }

    /// Ends with 0 when there are figures, else with 2.
    public static void main(String[] words) throws InterruptedException {
        try {
            var settings = GrowthSettings.read(words);
            var yardsticks = Yardsticks.prepare(settings.yardsticks());
            var system = Contestant.chosen(List.of(OwnSystem.name(1)), yardsticks, settings.own()).getFirst();
            new LoadGrowth(settings, new StompLoad(yardsticks.client())).run(system);
            System.exit(0);
        }
        catch (IllegalArgumentException | LoadFailed | IOException ex) {
            System.err.println(ex.getMessage());
            System.exit(NOT_RUN);
        }
    }

    private void run(Contestant system) throws IOException, InterruptedException {
        try (var running = system.start(THREADS.getLast())) {
            var members = moreMembers();
            this.client.run("rooms", running,
                    List.of("--warmup", "1", "--duration", Integer.toString(WARM_UP_SECONDS)));
            System.out.printf(
                    "%n%,d messages/s%n| threads | members | bytes | deliveries/s | CPU µs / delivered | p50 ms | p99 ms |%n"
                            + "|---|---|---|---|---|---|---|%n",
                    this.settings.rate());
            for (String what : this.settings.of()) {
                grow(what, running, members);
            }
        }
    }

    private void grow(String what, Contestant.Running running, Path file) throws IOException, InterruptedException {
        switch (what) {
            case "threads" -> {
                for (int threads : THREADS) {
                    point(running, threads, LoadSettings.MEMBERS, USUAL_BYTES, file);
                }
            }
            case "members" -> {
                for (int each : MEMBERS) {
                    point(running, USUAL_THREADS, each, USUAL_BYTES, file);
                }
            }
            case "bytes" -> {
                for (int bytes : BYTES) {
                    point(running, USUAL_THREADS, LoadSettings.MEMBERS, bytes, file);
                }
            }
            default -> throw new IllegalArgumentException("--of is threads, members or bytes, not " + what);
        }
    }

    private void point(Contestant.Running running, int threads, int members, int bytes, Path file)
            throws IOException, InterruptedException {
        var figures = this.client.run("rooms", running,
                List.of("-Dmembers=" + members, "-Dmembers.file=" + file, "--rooms", Integer.toString(threads),
                        "--payload", Integer.toString(bytes), "--rate", Integer.toString(this.settings.rate()),
                        "--warmup", "2", "--duration", Integer.toString(this.settings.seconds())));
        System.out.printf("| %,d | %d | %,d | %,.0f | %.1f | %.2f | %.2f |%n", threads, members, bytes,
                figures.path("delivered_per_s").asDouble(),
                figures.path("cpu").path("server_cpu_us_per_delivered").asDouble(),
                figures.path("delivery_latency").path("p50_us").asDouble() / 1_000,
                figures.path("delivery_latency").path("p99_us").asDouble() / 1_000);
    }

    /// The same people come with a second and a third device.
    private static Path moreMembers() throws IOException {
        var lines = Files.readAllLines(OwnSystem.FOLDER.resolve("members.txt")).stream().map(line -> {
            var words = List.of(line.split(" "));
            var all = new ArrayList<>(words);
            while (all.size() <= MEMBERS.getLast()) {
                all.addAll(words.subList(1, words.size()));
            }
            return String.join(" ", all);
        }).collect(Collectors.joining("\n"));
        return Files.writeString(OwnSystem.FOLDER.resolve("more-members.txt"), lines);
    }

}
