// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a run has come to, for people and for programs.
///
/// @param settings what was asked for
/// @param tally every message and what became of it
/// @param usage processor time in the window
/// @param memory of the server at the end of the window in MiB, by the name of the program
record Report(LoadSettings settings, Tally tally, Usage usage, Map<String, Double> memory) {

    private static final JsonMapper JSON = new JsonMapper();

    /// Whether every promise of the server was kept.
    boolean isClean() {
        return this.tally.count().isClean();
    }

    void write(Path file) throws IOException {
        if (file.toAbsolutePath().getParent() instanceof Path folder) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n");
    }

    String table() {
        var counts = this.tally.count();
        return """

                %s
                  sent %,d · acknowledged %,d · refused %,d · delivered %,d (three for each message)
                  lost %,d · duplicate %,d · out of order %,d · gaps in prev %,d · numbers that disagree %,d · in a foreign \
                thread %,d · without an answer %,d
                  %s
                  %s
                  %,.0f messages/s · %,.0f deliveries/s
                  server: %.1f µs of CPU per delivered message (%s), %.0f MiB (%s)
                  machine: %d processors, of which server %.2f, this command %.2f, others %.2f; this command was late by \
                %.1f ms (p99)
                """
            .formatted(title(), counts.sent, counts.acknowledged, counts.refused, counts.delivered, counts.lost,
                    counts.duplicates, counts.outOfOrder, counts.gaps, counts.disagreements, counts.astray,
                    counts.unanswered, line("delivery", this.tally.delivery()), line("receipt ", this.tally.receipt()),
                    perSecond(this.tally.sentInWindow()), perSecond(this.tally.deliveredInWindow()),
                    microsPerDelivered(this.usage.serverSeconds()),
                    parts(this.usage.server(), this::microsPerDelivered), ServerProcesses.sum(this.memory),
                    parts(this.memory, size -> size), Runtime.getRuntime().availableProcessors(),
                    cores(this.usage.serverSeconds()), cores(this.usage.client()), this.usage.otherCores(),
                    this.tally.lateness().millis(0.99));
    }

    private String title() {
        return "%d threads × 3, %s, texts of %d bytes, %d s after %d s of warm-up".formatted(this.settings.threads(),
                this.settings.pace().words(), this.settings.textBytes(), this.settings.duration().toSeconds(),
                this.settings.warmUp().toSeconds());
    }

    private static String line(String name, Latencies times) {
        return "%s ms  p50 %.2f · p90 %.2f · p99 %.2f · max %.1f".formatted(name, times.millis(0.5), times.millis(0.9),
                times.millis(0.99), times.maxMillis());
    }

    private static String parts(Map<String, Double> parts, DoubleUnaryOperator unit) {
        return parts.entrySet()
            .stream()
            .map(part -> String.format(Locale.ROOT, "%s %.1f", part.getKey(), unit.applyAsDouble(part.getValue())))
            .collect(Collectors.joining(", "));
    }

    private double perSecond(long count) {
        return count / this.usage.wallSeconds();
    }

    private double cores(double seconds) {
        return seconds / this.usage.wallSeconds();
    }

    private double microsPerDelivered(double seconds) {
        return (this.tally.deliveredInWindow() == 0) ? 0 : seconds * 1e6 / this.tally.deliveredInWindow();
    }

    private ObjectNode json() {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("threads", this.settings.threads())
            .put("members", this.settings.members())
            .put("pace", this.settings.pace().words())
            .put("text_bytes", this.settings.textBytes())
            .put("warm_up_s", this.settings.warmUp().toSeconds())
            .put("window_s", this.usage.wallSeconds());
        root.set("counts", JSON.valueToTree(this.tally.count().byName()));
        root.set("delivery_ms", times(this.tally.delivery()));
        root.set("receipt_ms", times(this.tally.receipt()));
        root.put("messages_per_s", perSecond(this.tally.sentInWindow()))
            .put("deliveries_per_s", perSecond(this.tally.deliveredInWindow()))
            .put("server_cpu_us_per_delivered", microsPerDelivered(this.usage.serverSeconds()));
        root.set("server_cpu_s", JSON.valueToTree(this.usage.server()));
        root.set("server_memory_mib", JSON.valueToTree(this.memory));
        root.putObject("machine")
            .put("processors", Runtime.getRuntime().availableProcessors())
            .put("client_cores", cores(this.usage.client()))
            .put("other_cores", this.usage.otherCores())
            .put("client_late_ms_p99", this.tally.lateness().millis(0.99));
        return root;
    }

    private static ObjectNode times(Latencies times) {
        return JsonNodeFactory.instance.objectNode()
            .put("count", times.count())
            .put("p50", times.millis(0.5))
            .put("p90", times.millis(0.9))
            .put("p99", times.millis(0.99))
            .put("max", times.maxMillis());
    }

}
