// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.entente.testing.EntenteTest;

import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest(properties = "entente.demo=true")
class OperatorIntegrationTests {

    @LocalServerPort
    int port;

    private TestMarket market;

    @BeforeEach
    void visit() {
        this.market = new TestMarket(this.port);
    }

    @Test
    void showsTheTreesInForce() {
        var trees = this.market.get("/trees", this.market.operator).json().get("items");
        assertThat(trees).hasSizeGreaterThanOrEqualTo(3);
        String name = trees.get(0).get("name").asString();
        var tree = this.market.get("/trees/" + name, this.market.operator).json();
        assertThat(tree.get("version")).isEqualTo(trees.get(0).get("version"));
        assertThat(tree.get("edges").size()).isPositive();
        var drawn = TestMarket.answer(this.market.web.get()
            .uri("/api/v1/trees/" + name)
            .headers(headers -> headers.setBearerAuth(this.market.operator))
            .header("Accept", "text/vnd.mermaid")
            .exchange()
            .expectBody()
            .returnResult());
        assertThat(drawn.header("Content-Type")).startsWith("text/vnd.mermaid");
        assertThat(drawn.text()).contains("-->");
        assertThat(this.market.get("/trees/none", this.market.operator).status()).isEqualTo(404);
    }

    @Test
    void saysHowTextsAreUnderstood() {
        var read = this.market.post("/assistant/readings", this.market.operator, """
                [{"id": "1", "role": "buyer", "text": "mon abat-jour est arrivé cassé", "locale": "fr"},
                 {"id": "2", "role": "seller", "text": "I accept"}]""");
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        var first = read.json().get(0);
        assertThat(first.propertyNames()).containsExactlyInAnyOrder("id", "lang", "intent", "confidence", "runner_up",
                "category", "wants", "amount_minor", "currency", "wants_human", "urgency", "tone", "threat",
                "injection", "by");
        assertThat(first.get("lang").asString()).isEqualTo("fr");
        assertThat(first.get("by").asString()).isEqualTo("local");
        assertThat(this.market.post("/assistant/readings", this.market.operator, "[null]").status()).isEqualTo(400);
        assertThat(this.market.post("/assistant/readings?by=model", this.market.operator, "[]").status())
            .isEqualTo(503);
        assertThat(this.market.post("/assistant/readings", this.market.operator, "[{\"role\":\"bot\"}]").status())
            .isEqualTo(400);
    }

    @Test
    void movesTheClockForward() {
        var moved = this.market.post("/test/clock", this.market.operator, "{\"advance\":\"PT49H\"}");
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(Instant.parse(moved.json().get("now").asString())).isAfter(Instant.now().plusSeconds(48 * 3_600));
    }

    @ParameterizedTest
    @ValueSource(strings = { "-PT1H", "soon", "P99999D", "" })
    void refusesToMoveTheClockOtherwise(String advance) {
        assertThat(this.market.post("/test/clock", this.market.operator, "{\"advance\":\"" + advance + "\"}").status())
            .isEqualTo(400);
    }

    @Test
    void showsTheDemoShopToThisMachineOnly() {
        var shown = demo("localhost:" + this.port);
        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
        var lamp = shown.json().get("orders").get(0);
        assertThat(lamp.get("order_id").asString()).isEqualTo("o-1001");
        assertThat(lamp.get("total_minor").asLong()).isEqualTo(9590);
        assertThat(shown.json().get("orders")).hasSize(8);
        String buyer = lamp.at("/buyer/token").asString();
        assertThat(this.market.post("/conversations", buyer, "{\"order_id\":\"o-1001\"}").status()).isIn(200, 201);
        assertThat(this.market.get("/desk/queue", shown.json().at("/agent/token").asString()).status()).isEqualTo(200);
        assertThat(demo("rebound.example").status()).isEqualTo(404);
    }

    private TestMarket.Answer demo(String host) {
        return TestMarket.answer(
                this.market.web.get().uri("/demo/session").header("Host", host).exchange().expectBody().returnResult());
    }

}
