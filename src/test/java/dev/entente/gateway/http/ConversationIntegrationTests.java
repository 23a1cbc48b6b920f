// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import dev.entente.testing.EntenteTest;

import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest
class ConversationIntegrationTests {

    @LocalServerPort
    int port;

    private TestMarket market;

    @BeforeEach
    void visit() {
        this.market = new TestMarket(this.port);
    }

    @Test
    void opensTheThreadOfAnOrderOnce() {
        this.market.sell();
        String body = "{\"order_id\":\"" + this.market.orderId + "\"}";
        var first = this.market.post("/conversations", this.market.buyer, body);
        var second = this.market.post("/conversations", this.market.seller, body);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(first.header("ETag")).isEqualTo("\"" + first.json().get("version").asLong() + "\"");
    }

    @Test
    void showsWhereACaseStands() {
        String id = this.market.open();
        var seen = this.market.get("/conversations/" + id, this.market.buyer).json();
        assertThat(seen.propertyNames()).contains("stage", "category", "awaited", "due_at", "on_silence", "controller",
                "question", "proposals", "agreement", "ledger", "tier", "priority", "tree", "head");
        assertThat(seen.get("stage").asString()).isEqualTo("talking");
        assertThat(seen.at("/on_silence/text").asString()).startsWith("Le dossier est clos");
        assertThat(seen.at("/ledger/held_minor").asLong()).isEqualTo(9590);
        assertThat(seen.at("/order/currency").asString()).isEqualTo("EUR");
        assertThat(seen.at("/question/options").size()).isPositive();
        var others = this.market.get("/conversations/" + id, this.market.seller).json();
        assertThat(others.get("question").isNull()).isTrue();
        assertThat(others.at("/on_silence/text").asString()).startsWith("The case is closed");
    }

    @Test
    void storesWordsOnceHoweverOftenTheyAreSent() {
        String id = this.market.open();
        String body = "{\"client_id\":\"%s\",\"kind\":\"text\",\"text\":\"Bonjour\\r\\n\\u0000 vous\"}"
            .formatted(UUID.randomUUID());
        var first = this.market.post("/conversations/" + id + "/events", this.market.buyer, body);
        var second = this.market.post("/conversations/" + id + "/events", this.market.buyer,
                body.replace(",\"kind\"", ", \"kind\""));
        var other = this.market.post("/conversations/" + id + "/events", this.market.buyer,
                body.replace("Bonjour", "Bonsoir"));
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().at("/body/text").asString()).isEqualTo("Bonjour\n vous");
        assertThat(first.json().at("/body/client_id").asString()).isNotEmpty();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("client-id-reused");
    }

    @Test
    void givesEachReaderACompleteChain() {
        String id = this.market.open();
        this.market.say(id, this.market.buyer, "\"kind\":\"text\",\"text\":\"Ma lampe est cassée\"");
        for (String token : new String[] { this.market.buyer, this.market.seller, this.market.agent }) {
            long last = 0;
            for (var event : this.market.get("/conversations/" + id + "/events", token).json().get("items")) {
                assertThat(event.get("prev").asLong()).isEqualTo(last);
                last = event.get("seq").asLong();
            }
            assertThat(last).isPositive()
                .isLessThanOrEqualTo(this.market.get("/conversations/" + id, token).json().get("head").asLong());
        }
    }

    @Test
    void keepsAThreatFromTheOtherParty() {
        String id = this.market.open();
        var said = this.market.say(id, this.market.buyer,
                "\"kind\":\"text\",\"text\":\"Je vais venir te casser la gueule et te tuer\"");
        assertThat(said.json().get("to")).hasSize(2);
        assertThat(this.market.texts(id, this.market.seller)).noneMatch(text -> text.contains("gueule"));
        assertThat(this.market.texts(id, this.market.agent)).anyMatch(text -> text.contains("gueule"));
    }

    @Test
    void countsWhatIsUnread() {
        String id = this.market.open();
        this.market.say(id, this.market.buyer, "\"kind\":\"text\",\"text\":\"Bonjour\"");
        var before = item(id, this.market.seller);
        assertThat(before.get("unread").asLong()).isPositive();
        long head = this.market.get("/conversations/" + id, this.market.seller).json().get("head").asLong();
        var read = this.market.post("/conversations/" + id + "/read", this.market.seller, "{\"seq\":" + head + "}");
        assertThat(read.status()).isEqualTo(204);
        assertThat(item(id, this.market.seller).get("unread").asLong()).isZero();
    }

    private JsonNode item(String id, String token) {
        var items = this.market.get("/conversations", token).json().get("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("id").asString()).isEqualTo(id);
        return items.get(0);
    }

    @Test
    void answersAQuestionAndRefusesAStaleAnswer() {
        String id = this.market.open();
        var question = this.market.get("/conversations/" + id, this.market.buyer).json().get("question");
        String answer = "\"kind\":\"answer\",\"question_id\":\"%s\",\"option_ids\":[\"yes\"]"
            .formatted(question.get("question_id").asString());
        var first = this.market.say(id, this.market.buyer, answer);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.json().get("kind").asString()).isEqualTo("answer");
        assertThat(first.json().get("body").has("i18n")).isFalse();
        var second = this.market.say(id, this.market.buyer, answer);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("stale");
    }

    @Test
    void tellsOfAParcel() {
        String id = this.market.open();
        var told = this.market.post("/orders/" + this.market.orderId + "/parcel-events", this.market.marketplace,
                "{\"status\":\"lost\",\"at\":\"2026-11-20T10:00:00Z\",\"place\":\"Lyon\",\"direction\":\"outbound\"}");
        assertThat(told.status()).as(told.text()).isEqualTo(201);
        assertThat(this.market.get("/conversations/" + id, this.market.seller)
            .json()
            .at("/order/parcel/status")
            .asString()).isEqualTo("lost");
        assertThat(this.market.get("/conversations/" + id + "/events", this.market.seller).text())
            .contains("\"kind\":\"parcel\"");
    }

    @Test
    void doesNotChangeWhatWasPaid() {
        this.market.sell();
        var dearer = this.market.order().put("paid_minor", 9591);
        var refused = this.market.put("/orders/" + this.market.orderId, this.market.marketplace, dearer.toString());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("money-fixed");
        assertThat(this.market
            .put("/orders/" + this.market.orderId, this.market.marketplace, this.market.order().toString())
            .status()).isEqualTo(200);
    }

    @Test
    void givesTheWholeCaseAsAFile() {
        String id = this.market.open();
        this.market.say(id, this.market.buyer, "\"kind\":\"text\",\"text\":\"Ma lampe est cassée\"");
        var file = this.market.get("/conversations/" + id + "/case-file", this.market.seller).json();
        assertThat(file.at("/case/order_id").asString()).isEqualTo(this.market.orderId);
        assertThat(file.get("events"))
            .anySatisfy(event -> assertThat(event.at("/body/text").asString()).isEqualTo("Ma lampe est cassée"));
    }

}
