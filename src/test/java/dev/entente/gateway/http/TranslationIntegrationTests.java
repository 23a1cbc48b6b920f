// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import dev.entente.model.FakeModelServer;
import dev.entente.model.Script;
import dev.entente.testing.EntenteTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/// Words between people of two languages, by a model that keeps the figures and by one that does not.
@EntenteTest(properties = { "spring.ai.model.chat=openai", "spring.ai.openai.api-key=none",
        "spring.ai.openai.chat.model=fake", "entente.model.breaker-calls=1000", "entente.model.breaker-failures=1000" })
class TranslationIntegrationTests {

    private static final FakeModelServer model = FakeModelServer.start();

    @LocalServerPort
    int port;

    private TestMarket market;

    private String id;

    private long seq;

    @DynamicPropertySource
    static void baseUrl(DynamicPropertyRegistry properties) {
        properties.add("spring.ai.openai.base-url", model::openAiBaseUrl);
    }

    @AfterAll
    static void stop() {
        model.close();
    }

    @BeforeEach
    void say() {
        model.script(Script.refuses(500));
        this.market = new TestMarket(this.port);
        this.id = this.market.open();
        this.seq = this.market
            .say(this.id, this.market.buyer,
                    "\"kind\":\"text\",\"text\":\"Bonjour, la lampe est arrivée cassée, je voudrais 40 €.\"")
            .json()
            .get("seq")
            .asLong();
    }

    @Test
    void theReaderGetsTheWordsInTheirLanguageBesideTheOriginal() {
        model.script(Script.says("Hello, the lamp arrived broken, I would like €40."));

        var told = ask(this.market.seller);

        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.json().get("text").asString()).contains("the lamp arrived broken");
        assertThat(told.json().get("original").asString()).contains("la lampe est arrivée cassée");
        assertThat(told.json().get("by").asString()).isEqualTo("model");
    }

    @Test
    void aTranslationWithAnotherSumIsNotShown() {
        model.script(Script.says("Hello, the lamp arrived broken, I would like €400."));

        assertThat(ask(this.market.seller).status()).isEqualTo(503);
    }

    @Test
    void whatSomebodyMayNotSeeIsNotTranslated() {
        var told = this.market.post("/conversations/" + this.id + "/translations", this.market.seller,
                "{\"seq\":99999}");

        assertThat(told.status()).isEqualTo(404);
    }

    private TestMarket.Answer ask(String token) {
        return this.market.post("/conversations/" + this.id + "/translations", token, "{\"seq\":" + this.seq + "}");
    }

}
