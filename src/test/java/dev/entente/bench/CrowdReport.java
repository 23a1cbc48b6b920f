// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a measurement of connections has come to: lines for people as they come, and all of it as JSON at the end.
final class CrowdReport {

    private static final int NOT_RUN = 2;

    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    /// Ends with 0 when there are figures, else with 2.
    static void main(String[] words, String name, Measurement measurement) throws InterruptedException {
        try {
            var settings = CrowdSettings.read(words, "target/bench/" + name + ".json");
            var yardsticks = Yardsticks.prepare(settings.yardsticks());
            var report = new CrowdReport();
            for (var system : Contestant.chosen(settings.only(), yardsticks, settings.own())) {
                measurement.of(system, settings, new StompLoad(yardsticks.client()), report);
            }
            report.write(settings.out());
            System.out.println("as JSON: " + settings.out());
            System.exit(0);
        }
        catch (IllegalArgumentException | LoadFailed | IOException ex) {
            System.err.println(ex.getMessage());
            System.exit(NOT_RUN);
        }
    }

    /// How many threads so many members need.
    static int threads(int members) {
        return (members + LoadSettings.MEMBERS - 1) / LoadSettings.MEMBERS;
    }

    void line(String system, String words) {
        System.out.printf("%-12s %s%n", system, words);
    }

    void add(String system, String what, JsonNode figures) {
        this.root.withObject(system).set(what, figures);
    }

    private void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this.root) + "\n");
    }

    /// Measures one system.
    interface Measurement {

        void of(Contestant system, CrowdSettings settings, StompLoad client, CrowdReport report)
                throws IOException, InterruptedException;

    }

}
