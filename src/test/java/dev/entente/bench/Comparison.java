// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.util.List;

/// The command `bench/compare`: the same work for Entente and for others, in rounds in which each has its turn, because the
/// machine drifts.
final class Comparison {

    private static final int BROKEN = 1;

    private static final int NOT_RUN = 2;

    private final CompareSettings settings;

    private final StompLoad client;

    private Comparison(CompareSettings settings, StompLoad client) {
        this.settings = settings;
        this.client = client;
    }

    /// Ends with 0 when Entente kept every promise, 1 when it broke one, 2 when there are
    /// no figures.
    public static void main(String[] words) throws InterruptedException {
        try {
            var settings = CompareSettings.read(words);
            var yardsticks = Yardsticks.prepare(settings.yardsticks());
            var systems = Contestant.chosen(settings.only(), yardsticks, settings.own());
            var table = new Comparison(settings, new StompLoad(yardsticks.client())).run(systems);
            table.write(settings.out());
            System.out.println(table.text() + "as JSON: " + settings.out());
            System.exit(table.keepsPromises() ? 0 : BROKEN);
        }
        catch (IllegalArgumentException | LoadFailed | IOException ex) {
            System.err.println(ex.getMessage());
            System.exit(NOT_RUN);
        }
    }

    private CompareTable run(List<Contestant> systems) throws IOException, InterruptedException {
        var table = new CompareTable(this.settings);
        for (int round = 1; round <= this.settings.rounds(); round++) {
            for (var system : systems) {
                var figures = measure(system);
                table.add(system.name(), figures);
                System.out.printf("round %d  %s%n", round, CompareTable.line(system.name(), figures));
            }
        }
        return table;
    }

    private Figures measure(Contestant system) throws IOException, InterruptedException {
        try (var running = system.start(this.settings.threads())) {
            var closed = this.client.run("rooms", running, options("--window", this.settings.window()));
            var open = this.client.run("rooms", running, options("--rate", this.settings.rate()));
            return Figures.of(closed, open);
        }
    }

    private List<String> options(String pace, int value) {
        return List.of(pace, Integer.toString(value), "--rooms", Integer.toString(this.settings.threads()), "--payload",
                Integer.toString(this.settings.textBytes()), "--warmup", Integer.toString(this.settings.warmUp()),
                "--duration", Integer.toString(this.settings.seconds()));
    }

}
