// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/// The command `bench/idle`: what a connection costs that says nothing, on servers whose heap has seen nothing else.
final class Holding {

    private Holding() {
    }

    public static void main(String[] words) throws InterruptedException {
        CrowdReport.main(words, "idle", Holding::measure);
    }

    private static void measure(Contestant system, CrowdSettings settings, StompLoad client, CrowdReport report)
            throws IOException, InterruptedException {
        int most = settings.levels().getLast();
        try (var running = system.start(CrowdReport.threads(most))) {
            running.restart();
            var levels = settings.levels().stream().map(String::valueOf).collect(Collectors.joining(","));
            var figures = client.run("idle", running,
                    List.of("--levels", levels, "--hold", Integer.toString(settings.hold())));
            figures.path("levels").forEach(level -> report.line(system.name(), line(level)));
            report.add(system.name(), "idle", figures);
        }
    }

    private static String line(JsonNode level) {
        String opened = "%,6d connections, %s, %,.0f/s".formatted(level.path("connections").asInt(),
                level.path("all_subscribed").asBoolean() ? "all subscribed" : "NOT ALL SUBSCRIBED",
                level.path("connects_per_s").asDouble());
        return level.has("pss_kb_per_connection") ? "%s · %.1f KB PSS, %.1f KB live heap a connection · %.3f cores"
            .formatted(opened, level.path("pss_kb_per_connection").asDouble(),
                    level.path("heap_used_kb_per_connection").asDouble(),
                    level.path("idle_cpu").path("server_cores").asDouble())
                : opened;
    }

}
