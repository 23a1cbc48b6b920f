// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.util.Base64URL;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.testing.RealServers;

/// A marketplace of a test: people with tokens, an order of their own, and the server's HTTP door.
final class TestMarket {

    static final JsonMapper JSON = new JsonMapper();

    final WebTestClient web;

    final String name = UUID.randomUUID().toString().substring(0, 8);

    final String orderId = "o-" + this.name;

    final String buyer = token("buyer", "b-" + this.name, Map.of("name", "Alice", "locale", "fr"));

    final String seller = token("seller", "s-" + this.name, Map.of("name", "Brocante du Port"));

    final String agent = token("agent", "a-" + this.name, Map.of("name", "Noor", "tier", 2));

    final String marketplace = token("marketplace", "m", Map.of());

    final String operator = token("operator", "o", Map.of());

    TestMarket(int port) {
        this.web = WebTestClient.bindToServer()
            .baseUrl("http://localhost:" + port)
            .responseTimeout(Duration.ofSeconds(20))
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
            .build();
    }

    static String token(String role, String sub, Map<String, Object> more) {
        var claims = JSON.createObjectNode()
            .put("iss", "demo")
            .put("aud", "entente")
            .put("sub", sub)
            .put("role", role)
            .put("exp", Instant.now().plusSeconds(3_600).getEpochSecond());
        more.forEach((claim, value) -> claims.set(claim, JSON.valueToTree(value)));
        return signed("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims, RealServers.TOKEN_SECRET);
    }

    static String signed(String header, JsonNode claims, String secret) {
        try {
            String content = Base64URL.encode(header) + "." + Base64URL.encode(claims.toString());
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return content + "." + Base64URL.encode(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        }
        catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

    ObjectNode order() {
        return (ObjectNode) JSON.readTree("""
                {"buyer": {"id": "b-NAME", "name": "Alice", "locale": "fr", "email": "a@example.org"},
                 "seller": {"id": "s-NAME", "name": "Brocante du Port", "locale": "en", "kind": "professional"},
                 "kind": "goods",
                 "lines": [{"id": "l1", "title": "Lampe", "quantity": 1, "price_minor": 8900, "category": "home"}],
                 "shipping_minor": 690, "paid_minor": 9590, "currency": "EUR",
                 "payment": {"escrow": true, "held_minor": 9590, "reference": "tra_NAME"},
                 "placed_at": "2026-11-01T10:00:00Z", "promised_at": "2026-11-08T10:00:00Z",
                 "parcel": {"carrier": "colissimo", "tracking": "6A1", "status": "delivered",
                            "delivered_at": "DELIVERED"}}
                """.replace("NAME", this.name)
            .replace("DELIVERED", Instant.now().minus(Duration.ofDays(2)).toString()));
    }

    /// Tells the server of the order.
    void sell() {
        var answer = put("/orders/" + this.orderId, this.marketplace, order().toString());
        if (answer.status() != 201) {
            throw new AssertionError(answer.text());
        }
    }

    /// Tells the server of the order, opens its conversation, and waits until the bot has
    /// asked.
    String open() {
        sell();
        var opened = post("/conversations", this.buyer, "{\"order_id\":\"" + this.orderId + "\"}");
        if (opened.status() != 201) {
            throw new AssertionError(opened.text());
        }
        String id = opened.json().get("id").asString();
        until(id, this.buyer, snapshot -> snapshot.hasNonNull("question"));
        return id;
    }

    /// Looks at the conversation until it is as wanted.
    JsonNode until(String id, String token, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        JsonNode seen;
        do {
            seen = get("/conversations/" + id, token).json();
            if (wanted.test(seen)) {
                return seen;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        while (System.nanoTime() < end);
        throw new AssertionError("It never came to that: " + seen);
    }

    /// Asks for a person, so that the case stands in the queue.
    void escalate(String id) {
        var said = say(id, this.buyer, "\"kind\":\"ask_person\"");
        if (said.status() != 201) {
            throw new AssertionError(said.text());
        }
    }

    Answer say(String id, String token, String fields) {
        return post("/conversations/" + id + "/events", token,
                "{\"client_id\":\"" + UUID.randomUUID() + "\"," + fields + "}");
    }

    Answer get(String path, String token) {
        return answer(this.web.get()
            .uri("/api/v1" + path)
            .headers(headers -> headers.setBearerAuth(token))
            .exchange()
            .expectBody()
            .returnResult());
    }

    Answer post(String path, String token, String body, String... headers) {
        return send("POST", path, token, body, headers);
    }

    Answer put(String path, String token, String body, String... headers) {
        return send("PUT", path, token, body, headers);
    }

    Answer send(String method, String path, String token, String body, String... more) {
        return answer(this.web.method(HttpMethod.valueOf(method)).uri("/api/v1" + path).headers(headers -> {
            headers.setBearerAuth(token);
            headers.setContentType(MediaType.APPLICATION_JSON);
            for (int index = 0; index < more.length; index += 2) {
                headers.set(more[index], more[index + 1]);
            }
        }).bodyValue(body.getBytes(StandardCharsets.UTF_8)).exchange().expectBody().returnResult());
    }

    static Answer answer(EntityExchangeResult<byte[]> result) {
        byte[] body = result.getResponseBody();
        var headers = new LinkedMultiValueMap<String, String>();
        result.getResponseHeaders().forEach(headers::put);
        HttpStatusCode status = result.getStatus();
        return new Answer(status.value(), body == null ? "" : new String(body, StandardCharsets.UTF_8), headers);
    }

    /// The words of the events that a reader sees.
    List<String> texts(String id, String token) {
        var texts = new ArrayList<String>();
        get("/conversations/" + id + "/events", token).json()
            .get("items")
            .forEach(event -> texts.add(event.path("body").path("text").asString("")));
        return texts;
    }

    record Answer(int status, String text, LinkedMultiValueMap<String, String> headers) {

        JsonNode json() {
            return JSON.readTree(this.text);
        }

        String code() {
            return json().get("type").asString().replace("https://entente.dev/problems/", "");
        }

        String header(String name) {
            return this.headers.entrySet()
                .stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().getFirst())
                .findFirst()
                .orElse("");
        }

    }

}
