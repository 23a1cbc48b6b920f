// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Who came to what, in medians, and how Entente stands to bare Netty with PostgreSQL. A ratio is taken within each round, so
/// that the drift of the machine falls out of it.
final class CompareTable {

    private static final String LIMIT = "netty-pg";

    private static final JsonMapper JSON = new JsonMapper();

    private static final String ROW = "%-12s %12s %10s %10s %8s %8s %7s %7s %7s %7s %6s%n";

    private final Map<String, List<Figures>> rounds = new LinkedHashMap<>();

    private final CompareSettings settings;

    CompareTable(CompareSettings settings) {
        this.settings = settings;
    }

    void add(String system, Figures figures) {
        this.rounds.computeIfAbsent(system, _ -> new ArrayList<>()).add(figures);
    }

    /// Whether Entente lost, doubled, disordered, refused and left open nothing.
    boolean keepsPromises() {
        return this.rounds.entrySet()
            .stream()
            .filter(system -> OwnSystem.isOurs(system.getKey()))
            .flatMap(system -> system.getValue().stream())
            .allMatch(figures -> figures.broken() == 0 && figures.disordered() == 0 && figures.unanswered() == 0
                    && figures.errors() == 0);
    }

    static String line(String system, Figures figures) {
        return String.format(Locale.ROOT,
                "%-12s closed %,.0f/s at %.1f µs · open %,.0f/s at %.1f µs, p50 %.2f ms, p99 %.2f ms · broken %d, disordered %d,"
                        + "  unanswered %d, errors %d · others %.2f",
                system, figures.perSecond(), figures.closedMicros(), figures.openPerSecond(), figures.openMicros(),
                figures.p50(), figures.p99(), figures.broken(), figures.disordered(), figures.unanswered(),
                figures.errors(), figures.otherCores());
    }

    String text() {
        var text = new StringBuilder(
                "%n%d threads × 3, %d bytes, medians of %d rounds of %d s; open loop at %,d msg/s%n".formatted(
                        this.settings.threads(), this.settings.textBytes(), this.settings.rounds(),
                        this.settings.seconds(), this.settings.rate()));
        text.append(ROW.formatted("system", "deliveries/s", "µs closed", "µs open", "p50 ms", "p99 ms", "broken",
                "disord.", "unansw.", "errors", "others"));
        this.rounds.forEach((name, figures) -> text.append(row(name, figures)));
        this.rounds.keySet()
            .stream()
            .filter(name -> !LIMIT.equals(name) && this.rounds.containsKey(LIMIT))
            .forEach(name -> text.append(ratios(name)));
        return text.toString();
    }

    void write(Path file) throws IOException {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        root.set("settings", JSON.valueToTree(this.settings));
        this.rounds.forEach((name, figures) -> root.set(name, system(name, figures)));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    private ObjectNode system(String name, List<Figures> figures) {
        var node = JsonNodeFactory.instance.objectNode();
        node.set("rounds", JSON.valueToTree(figures));
        if (this.rounds.containsKey(LIMIT)) {
            node.putObject("to_" + LIMIT)
                .put("deliveries_per_s", ratio(name, Figures::perSecond))
                .put("cpu_closed", ratio(name, Figures::closedMicros))
                .put("cpu_open", ratio(name, Figures::openMicros))
                .put("p99", ratio(name, Figures::p99));
        }
        return node;
    }

    private static String row(String name, List<Figures> figures) {
        return ROW.formatted(name, "%,.0f".formatted(median(figures, Figures::perSecond)),
                "%.1f".formatted(median(figures, Figures::closedMicros)),
                "%.1f".formatted(median(figures, Figures::openMicros)), "%.2f".formatted(median(figures, Figures::p50)),
                "%.2f".formatted(median(figures, Figures::p99)), sum(figures, Figures::broken),
                sum(figures, Figures::disordered), sum(figures, Figures::unanswered), sum(figures, Figures::errors),
                "%.2f".formatted(figures.stream().mapToDouble(Figures::otherCores).max().orElse(0)));
    }

    private String ratios(String name) {
        return "%s to %s: %.2f × deliveries/s, %.2f × CPU closed, %.2f × CPU open, %.2f × p99%n".formatted(name, LIMIT,
                ratio(name, Figures::perSecond), ratio(name, Figures::closedMicros), ratio(name, Figures::openMicros),
                ratio(name, Figures::p99));
    }

    private double ratio(String name, ToDoubleFunction<Figures> figure) {
        var ours = this.rounds.get(name);
        var limit = this.rounds.get(LIMIT);
        return median(IntStream.range(0, Math.min(ours.size(), limit.size()))
            .mapToDouble(round -> figure.applyAsDouble(ours.get(round)) / figure.applyAsDouble(limit.get(round)))
            .toArray());
    }

    private static double median(List<Figures> figures, ToDoubleFunction<Figures> figure) {
        return median(figures.stream().mapToDouble(figure).toArray());
    }

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static long sum(List<Figures> figures, ToDoubleFunction<Figures> count) {
        return (long) figures.stream().mapToDouble(count).sum();
    }

}
