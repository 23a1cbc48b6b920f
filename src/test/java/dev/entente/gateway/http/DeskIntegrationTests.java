// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.HashSet;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import dev.entente.gateway.http.TestMarket.Answer;
import dev.entente.testing.EntenteTest;

import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest
class DeskIntegrationTests {

    private static final String DECISION = "{\"remedy\":\"partial_refund\",\"amount_minor\":2500,\"return\":\"none\","
            + "\"reasons\":[\"The photos show a crack.\"],\"rule\":\"P3\"}";

    @LocalServerPort
    int port;

    private TestMarket market;

    private String id;

    @BeforeEach
    void callForPeople() {
        this.market = new TestMarket(this.port);
        this.id = this.market.open();
        this.market.escalate(this.id);
    }

    private Answer decide(String body, String... headers) {
        return this.market.post("/conversations/" + this.id + "/decision", this.market.agent, body, headers);
    }

    private String etag() {
        return this.market.get("/conversations/" + this.id, this.market.agent).header("ETag");
    }

    private void claim() {
        assertThat(this.market.post("/conversations/" + this.id + "/claim", this.market.agent, "").status())
            .isEqualTo(200);
    }

    @Test
    void wantsAKeyForADecision() {
        claim();
        assertThat(decide(DECISION).code()).isEqualTo("key-missing");
        assertThat(decide(DECISION, "Idempotency-Key", "x".repeat(300)).code()).isEqualTo("key-invalid");
        assertThat(decide(DECISION, "Idempotency-Key", "é").code()).isEqualTo("key-invalid");
    }

    @Test
    void wantsTheViewThatADecisionRestsOn() {
        claim();
        assertThat(decide(DECISION, "Idempotency-Key", "k1").status()).isEqualTo(428);
        var stale = decide(DECISION, "Idempotency-Key", "k2", "If-Match", "\"1\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().get("version").asLong()).isGreaterThan(1);
        assertThat(decide(DECISION, "Idempotency-Key", "k3", "If-Match", "*").status()).isEqualTo(412);
    }

    @Test
    void refusesADecisionOfSomebodyWhoDoesNotHoldTheCase() {
        var refused = decide(DECISION, "Idempotency-Key", "k", "If-Match", etag());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("not-holder");
    }

    @Test
    void refusesDecisionsThatDoNotFit() {
        claim();
        String etag = etag();
        for (String amount : new String[] { "-1", "0", "1000000000", "12.345", "1e9", "\"NaN\"" }) {
            var refused = decide(DECISION.replace("2500", amount), "Idempotency-Key", UUID.randomUUID().toString(),
                    "If-Match", etag);
            assertThat(refused.status()).as(amount).isEqualTo(422);
            assertThat(refused.json().get("max_minor").asLong()).isEqualTo(9590);
        }
        assertThat(decide(DECISION.replace("\"rule\"", "\"currency\":\"USD\",\"rule\""), "Idempotency-Key", "c",
                "If-Match", etag)
            .code()).isEqualTo("amount");
        assertThat(decide(DECISION.replace("amount_minor", "amount"), "Idempotency-Key", "u", "If-Match", etag).code())
            .isEqualTo("invalid");
        assertThat(decide(DECISION.replace("[\"The photos show a crack.\"]", "[]"), "Idempotency-Key", "r", "If-Match",
                etag)
            .status()).isEqualTo(422);
        assertThat(etag()).isEqualTo(etag);
    }

    @Test
    void decidesOnceHoweverOftenItIsAsked() {
        claim();
        String etag = etag();
        String key = UUID.randomUUID().toString();
        var first = decide(DECISION, "Idempotency-Key", key, "If-Match", etag);
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        var second = decide(DECISION, "Idempotency-Key", key, "If-Match", etag);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        var other = decide(DECISION.replace("2500", "2600"), "Idempotency-Key", key, "If-Match", etag);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("key-reused");
        var settled = this.market.until(this.id, this.market.buyer,
                snapshot -> snapshot.get("stage").asString().equals("resolved"));
        assertThat(settled.at("/ledger/refunded_minor").asLong()).isEqualTo(2500);
        assertThat(settled.at("/ledger/released_minor").asLong()).isEqualTo(7090);
        assertThat(settled.at("/ledger/held_minor").asLong()).isZero();
    }

    @Test
    void decidesOnceWhereManyAskAtTheSameMoment() {
        claim();
        String etag = etag();
        String key = UUID.randomUUID().toString();
        var answers = Flux.range(0, 20)
            .flatMap(_ -> Mono.fromCallable(() -> decide(DECISION, "Idempotency-Key", key, "If-Match", etag))
                .subscribeOn(Schedulers.boundedElastic()), 20)
            .collectList()
            .block();
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 409).contains(200);
        assertThat(answers).filteredOn(answer -> answer.status() == 409)
            .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("still-running"));
        assertThat(new HashSet<>(answers.stream().filter(answer -> answer.status() == 200).map(Answer::text).toList()))
            .hasSize(1);
        var events = this.market.get("/conversations/" + this.id + "/events", this.market.agent).json().get("items");
        assertThat(events).filteredOn(event -> event.get("kind").asString().equals("decision")).hasSize(1);
    }

    @Test
    void letsOneAgentHoldACase() {
        String other = TestMarket.token("agent", "a2-" + this.market.name, Map.of("name", "Ana", "tier", 3));
        claim();
        claim();
        var refused = this.market.post("/conversations/" + this.id + "/claim", other, "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/holder/name").asString()).isEqualTo("Noor");
        assertThat(this.market.say(this.id, other, "\"kind\":\"text\",\"text\":\"hi\"").code()).isEqualTo("not-holder");
        assertThat(this.market.say(this.id, this.market.agent, "\"kind\":\"text\",\"text\":\"hi\"").status())
            .isEqualTo(201);
        assertThat(this.market.say(this.id, this.market.agent, "\"kind\":\"ask_person\"").status()).isEqualTo(403);
    }

    @Test
    void keepsHighTiersForSeniorAgents() {
        claim();
        var up = this.market.post("/conversations/" + this.id + "/release", this.market.agent,
                "{\"to\":\"queue\",\"tier\":3}");
        assertThat(up.status()).as(up.text()).isEqualTo(200);
        var refused = this.market.post("/conversations/" + this.id + "/claim", this.market.agent, "{}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("tier-too-high");
    }

    @Test
    void keepsNotesFromTheParties() {
        var note = this.market.post("/conversations/" + this.id + "/notes", this.market.agent,
                "{\"text\":\"Check the photos\"}", "Idempotency-Key", "n-" + this.market.name);
        var again = this.market.post("/conversations/" + this.id + "/notes", this.market.agent,
                "{\"text\":\"Check the photos\"}", "Idempotency-Key", "n-" + this.market.name);
        assertThat(note.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(note.text());
        assertThat(note.json().get("body").has("client_id")).isFalse();
        assertThat(this.market.texts(this.id, this.market.agent)).containsOnlyOnce("Check the photos");
        assertThat(this.market.texts(this.id, this.market.buyer)).doesNotContain("Check the photos");
        assertThat(this.market.texts(this.id, this.market.seller)).doesNotContain("Check the photos");
    }

    @Test
    void showsTheQueueAndTheWholeCase() {
        var queue = this.market.get("/desk/queue?limit=500", this.market.agent).json().get("items");
        assertThat(queue).anySatisfy(line -> {
            assertThat(line.get("id").asString()).isEqualTo(this.id);
            assertThat(line.get("title").asString()).isEqualTo("Lampe");
            assertThat(line.get("priority").asString()).isEqualTo("high");
            assertThat(line.get("reason").asString()).isEqualTo("asked");
            assertThat(line.get("waiting_since").asString()).isNotEmpty();
        });
        var card = this.market.get("/desk/conversations/" + this.id, this.market.agent).json();
        assertThat(card.propertyNames()).contains("order", "ledger", "parcel_steps", "buyer_history", "seller_history",
                "proposals", "answers", "questions", "reason");
        assertThat(card.at("/order/order_id").asString()).isEqualTo(this.market.orderId);
    }

}
