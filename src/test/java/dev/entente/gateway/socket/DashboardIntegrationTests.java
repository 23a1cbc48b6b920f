// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import dev.entente.conversation.Threads;
import dev.entente.party.Tokens;
import dev.entente.testing.EntenteTest;
import dev.entente.testing.Marketplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What the shipped dashboard and alerts ask for is what a server that did some work offers.
@EntenteTest(properties = { "entente.vitals.interval=1s",
        "entente.vitals.metrics-token=" + DashboardIntegrationTests.TOKEN })
class DashboardIntegrationTests {

    static final String TOKEN = "only-the-scraper-knows";

    /// Beside our own: what the platform counts.
    private static final Pattern METRIC = Pattern.compile("\\b(?:entente|http|jvm|process|r2dbc)_[a-z0-9_]+");

    @LocalServerPort
    int port;

    @Autowired
    Threads threads;

    @Autowired
    Tokens tokens;

    @Autowired
    Marketplace marketplace;

    @Test
    void everyPanelAndAlertAsksForSomethingThatIsThere() throws IOException {
        Set<String> asked = asked(queries());

        work();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(offered()).containsAll(asked));
    }

    @Test
    void everyAlertIsExplainedToWhoeverIsWoken() throws IOException {
        String runbook = Files.readString(Path.of("docs/operations.md"));

        assertThat(alerts().map(alert -> alert.get("alert").asString()))
            .allSatisfy(name -> assertThat(runbook).contains("### " + name));
    }

    /// A case, words with a receipt, a refusal at each door, a connection that ends, and
    /// a
    /// collection.
    private void work() {
        System.gc();
        this.marketplace.open(this.marketplace.lamp());
        web().get().uri("/api/v1/conversations").exchange().expectStatus().isUnauthorized();
        var people = new TestThreads(this.threads, this.tokens);
        String name = UUID.randomUUID().toString();
        UUID thread = people.start(name);
        try (var buyer = RawClient.connect(this.port, people.buyer(name))) {
            buyer.send(TestThreads.say(thread, "bonjour", "r"));
            buyer.next("RECEIPT");
            buyer.send("SEND\n\n^");
            buyer.closeCode();
        }
    }

    private WebTestClient web() {
        return WebTestClient.bindToServer()
            .baseUrl("http://localhost:" + this.port)
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
            .build();
    }

    private Set<String> offered() {
        String scrape = web().get()
            .uri("/actuator/prometheus")
            .headers(headers -> headers.setBearerAuth(TOKEN))
            .exchange()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
        return scrape.lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("[{ ]", 2)[0])
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> asked(List<String> queries) {
        return queries.stream()
            .flatMap(query -> METRIC.matcher(query).results().map(found -> found.group()))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> queries() throws IOException {
        var queries = new ArrayList<String>();
        JsonNode dashboard = new JsonMapper()
            .readTree(Files.readString(Path.of("docker/grafana/dashboards/entente.json")));
        dashboard.findValues("expr").forEach(query -> queries.add(query.asString()));
        assertThat(queries).hasSizeGreaterThan(40);
        alerts().forEach(alert -> queries.add(alert.get("expr").asString()));
        return queries;
    }

    private static Stream<JsonNode> alerts() throws IOException {
        JsonNode rules = new YAMLMapper().readTree(Files.readString(Path.of("docker/alerts.yaml")));
        return rules.get("groups").valueStream().flatMap(group -> group.get("rules").valueStream());
    }

}
