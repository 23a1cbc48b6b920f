// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.util.List;

import tools.jackson.databind.JsonNode;

/// The command `bench/storm`: everybody connects at once, to a server that has just woken up and again to one that is warm; then
/// listeners are cut off in the middle of a load and come back.
final class Storm {

    private static final int RESUME_ROOMS = 100;

    private Storm() {
    }

    public static void main(String[] words) throws InterruptedException {
        CrowdReport.main(words, "storm", Storm::measure);
    }

    private static void measure(Contestant system, CrowdSettings settings, StompLoad client, CrowdReport report)
            throws IOException, InterruptedException {
        try (var running = system.start(Math.max(RESUME_ROOMS, CrowdReport.threads(settings.storm())))) {
            running.restart();
            var options = List.of("--n", Integer.toString(settings.storm()), "--connect-limit",
                    Integer.toString(settings.atOnce()));
            for (String state : List.of("cold", "warm")) {
                var storm = client.run("storm", running, options);
                report.line(system.name(), state + ": " + storm(storm));
                report.add(system.name(), state, storm);
            }
            var resume = client.run("resume", running,
                    List.of("--rooms", Integer.toString(RESUME_ROOMS), "--rate", "500", "--drop", "receivers"));
            report.line(system.name(), resume(resume));
            report.add(system.name(), "resume", resume);
        }
    }

    private static String storm(JsonNode storm) {
        return "%,d of %,d connected, %,.0f/s · %.2f ms of CPU each · p50 %.0f ms, p99 %.0f ms".formatted(
                storm.path("subscribed").asInt(), storm.path("n").asInt(), storm.path("connects_per_s").asDouble(),
                storm.path("server_cpu_ms_per_connect").asDouble(),
                storm.path("connect_latency").path("p50_us").asDouble() / 1_000,
                storm.path("connect_latency").path("p99_us").asDouble() / 1_000);
    }

    private static String resume(JsonNode resume) {
        return "resume: %,d dropped, back in %.2f s · %,d acknowledged deliveries missed, %,d duplicate".formatted(
                resume.path("dropped").asInt(), resume.path("reconnect_s").asDouble(),
                resume.path("missed_acked_deliveries").asLong(), resume.path("losses").path("duplicates").asLong());
    }

}
