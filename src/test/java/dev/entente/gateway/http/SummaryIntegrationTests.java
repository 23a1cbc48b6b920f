// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.UUID;

import dev.entente.model.FakeModelServer;
import dev.entente.model.ModelRequest;
import dev.entente.model.Script;
import dev.entente.testing.EntenteTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/// The summary of a case by a model that behaves and by one that does not.
@EntenteTest(properties = { "spring.ai.model.chat=openai", "spring.ai.openai.api-key=none",
        "spring.ai.openai.chat.model=fake", "entente.model.breaker-calls=1000", "entente.model.breaker-failures=1000" })
class SummaryIntegrationTests {

    private static final FakeModelServer model = FakeModelServer.start();

    @LocalServerPort
    int port;

    private TestMarket market;

    private String path;

    @DynamicPropertySource
    static void baseUrl(DynamicPropertyRegistry properties) {
        properties.add("spring.ai.openai.base-url", model::openAiBaseUrl);
    }

    @AfterAll
    static void stop() {
        model.close();
    }

    @BeforeEach
    void open() {
        model.script(Script.refuses(500));
        this.market = new TestMarket(this.port);
        String id = this.market.open();
        this.path = "/desk/conversations/" + id + "/summary";
        this.market.say(id, this.market.buyer, "\"kind\":\"text\",\"text\":\"la lampe est cassée\"");
        this.market.escalate(id);
    }

    @Test
    void theModelSummarisesWhatTheAgentMaySee() {
        String text = "The buyer says that the lamp is broken. The answer of the seller is open.";
        model.script(request -> isSummary(request) ? Script.says(text) : Script.refuses(500));

        var told = this.market.post(this.path, this.market.agent, "");

        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.json().get("by").asString()).isEqualTo("model");
        assertThat(told.json().get("text").asString()).isEqualTo(text);
        var asked = model.requests().stream().filter(SummaryIntegrationTests::isSummary).toList().getLast();
        assertThat(asked.text()).contains("cassée", "95.90");
        assertThat(asked.system()).doesNotContain("cassée");
    }

    @Test
    void theFactsAreListedWhereTheModelRefusesOrDecides() {
        assertListed();
        model.script(Script.says("We have decided to refund €99.00."));
        assertListed();
    }

    private void assertListed() {
        var told = this.market.post(this.path, this.market.agent, "").json();
        assertThat(told.get("by").asString()).isEqualTo("local");
        assertThat(told.get("text").asString()).contains("- Order: " + this.market.orderId, "1 × Lampe", "€95.90",
                "- Ordered on: 2026-11-01");
    }

    @Test
    void agentsAloneAreTold() {
        assertThat(this.market.post(this.path, this.market.buyer, "").status()).isEqualTo(403);
        assertThat(this.market.post(this.path, this.market.operator, "").status()).isEqualTo(403);
        assertThat(this.market.post("/desk/conversations/" + UUID.randomUUID() + "/summary", this.market.agent, "")
            .status()).isEqualTo(404);
    }

    private static boolean isSummary(ModelRequest request) {
        return request.system().contains("You tell an agent");
    }

}
