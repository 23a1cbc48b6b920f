// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.entente.evidence.picture.TestPictures;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.gateway.http.TestMarket.Answer;

/// A fresh order and its conversation at a known point, with people of their own.
final class AttackScene {

    /// The points of a case at which something is tried.
    static final List<String> POINTS = List.of("consent", "problem", "tree", "proposals", "agent");

    private static final Duration patience = Duration.ofSeconds(30);

    private static final byte[] photo = TestPictures.jpeg(48, 32);

    final TestMarket market;

    final ObjectNode order;

    final String buyer;

    final String seller;

    private final DatabaseClient database;

    private String id = "";

    AttackScene(int port, DatabaseClient database, Attack attack) {
        this.market = new TestMarket(port);
        this.database = database;
        this.order = this.market.order();
        this.buyer = token("buyer", attack);
        this.seller = token("seller", attack);
        written(attack);
    }

    private String token(String role, Attack attack) {
        var person = (ObjectNode) this.order.get(role);
        if (attack.where().equals(role + "-name")) {
            person.put("name", attack.written());
        }
        if (attack.where().equals("model-output")) {
            person.put("locale", attack.lang());
        }
        return TestMarket.token(role, person.get("id").asString(),
                Map.of("name", person.get("name").asString(), "locale", person.get("locale").asString()));
    }

    private void written(Attack attack) {
        switch (attack.where()) {
            case "line-title" -> ((ObjectNode) this.order.at("/lines/0")).put("title", attack.written());
            case "line-category" -> ((ObjectNode) this.order.at("/lines/0")).put("category", attack.written());
            case "carrier" -> ((ObjectNode) this.order.get("parcel")).put("carrier", attack.written());
            case "tracking" -> ((ObjectNode) this.order.get("parcel")).put("tracking", attack.written());
            case "payment-reference" -> ((ObjectNode) this.order.get("payment")).put("reference", attack.written());
            default -> {
                // the order is as ever
            }
        }
    }

    String id() {
        return this.id;
    }

    String token(String role) {
        return role.equals("seller") ? this.seller : this.buyer;
    }

    /// Tells the server of the order.
    /// @return false where it does not take it
    boolean sell() {
        var told = this.market.put("/orders/" + this.market.orderId, this.market.marketplace, this.order.toString());
        if (told.status() >= 500) {
            throw new AssertionError(told.text());
        }
        return told.status() == 201;
    }

    /// Brings the case to a point.
    void reach(String point) {
        this.id = well(this.market.post("/conversations", this.buyer, "{\"order_id\":\"" + this.market.orderId + "\"}"))
            .get("id")
            .asString();
        settle();
        if (point.equals("consent")) {
            return;
        }
        choose("yes");
        if (point.equals("agent")) {
            well(this.market.say(this.id, this.buyer, "\"kind\":\"ask_person\""));
            settle();
        }
        if (List.of("tree", "proposals", "resolved").contains(point)) {
            choose("damaged_in_transit");
        }
        if (List.of("proposals", "resolved").contains(point)) {
            propose();
        }
        if (point.equals("resolved")) {
            accept();
        }
    }

    private void propose() {
        choose("part-broken");
        choose("packaging-intact");
        answer("\"photo_ids\":[\"" + upload(this.buyer, photo, "lamp.jpg").json().get("photo_id").asString() + "\"]");
        choose("keep-with-partial-refund", "replacement");
        answer("\"amount_minor\":2500");
    }

    /// The seller accepts the first proposal, and the money moves.
    void accept() {
        var proposal = seen(this.seller).at("/proposals/0/proposal_id").asString();
        well(this.market.say(this.id, this.seller,
                "\"kind\":\"response\",\"decision\":\"accept\",\"proposal_id\":\"" + proposal + "\""));
        this.market.until(this.id, this.buyer, now -> now.get("stage").asString().equals("resolved"));
    }

    void choose(String... options) {
        answer("\"option_ids\":[\"" + String.join("\",\"", options) + "\"]");
    }

    private void answer(String field) {
        var question = seen(this.buyer).get("question").get("question_id").asString();
        well(this.market.say(this.id, this.buyer, "\"kind\":\"answer\",\"question_id\":\"" + question + "\"," + field));
        settle();
    }

    JsonNode seen(String token) {
        return well(this.market.get("/conversations/" + this.id, token));
    }

    Answer upload(String token, byte[] content, String fileName) {
        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(content)).filename(fileName);
        return TestMarket
            .answer(this.market.web.post().uri("/api/v1/conversations/" + this.id + "/photos").headers(headers -> {
                headers.setBearerAuth(token);
                headers.set("Idempotency-Key", UUID.randomUUID().toString());
            }).body(BodyInserters.fromMultipartData(form.build())).exchange().expectBody().returnResult());
    }

    /// Waits until the bot has nothing to do about this conversation.
    void settle() {
        this.database.sql("select count(*) from turn where conversation_id = :id")
            .bind("id", UUID.fromString(this.id))
            .mapValue(Long.class)
            .one()
            .filter(turns -> turns == 0)
            .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(25)))
            .switchIfEmpty(Mono.error(() -> new AssertionError("the bot's turn never ends")))
            .block(patience);
    }

    /// What everybody sees now.
    AttackTrace trace() {
        return new AttackTrace(seen(this.buyer), seen(this.seller),
                well(this.market.get("/desk/conversations/" + this.id, this.market.agent)), events(this.buyer),
                events(this.seller), events(this.market.agent));
    }

    private List<JsonNode> events(String token) {
        var page = well(this.market.get("/conversations/" + this.id + "/events?limit=500", token));
        return page.get("items").valueStream().toList();
    }

    static JsonNode well(Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        return answer.json();
    }

}
