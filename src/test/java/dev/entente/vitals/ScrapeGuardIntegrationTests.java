// SPDX-License-Identifier: Apache-2.0

package dev.entente.vitals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

import dev.entente.testing.EntenteTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Who may read what the server says about itself.
@EntenteTest(properties = "entente.vitals.metrics-token=" + ScrapeGuardIntegrationTests.TOKEN)
class ScrapeGuardIntegrationTests {

    static final String TOKEN = "only-the-scraper-knows";

    @LocalServerPort
    int port;

    WebTestClient web;

    @BeforeEach
    void connect() {
        this.web = WebTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
    }

    @Test
    void healthIsForEverybody() {
        this.web.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
    }

    @Test
    void metricsAreForWhoShowsTheToken() {
        var scrape = this.web.get()
            .uri("/actuator/prometheus")
            .headers(headers -> headers.setBearerAuth(TOKEN))
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();

        assertThat(scrape).contains("jvm_memory_used_bytes", "entente_cases_orphans 0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/actuator/prometheus", "/%61ctuator/prometheus", "/actuator/%70rometheus", "/actuator",
            "/actuator/info", "/actuator/env", "/actuator/healthy" })
    void othersFindNothing(String path) {
        for (String shown : new String[] { "", "Bearer ", "Bearer wrong", "Basic " + TOKEN }) {
            this.web.get()
                .uri(java.net.URI.create("http://localhost:" + this.port + path))
                .headers(headers -> headers.set("Authorization", shown))
                .exchange()
                .expectStatus()
                .isNotFound();
        }
    }

}
