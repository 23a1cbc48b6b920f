// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.entente.testing.RealServers;

/// A marketplace that stays outside: it knows Entente by its HTTP door and by tokens, whatever node stands there.
public final class FaultMarket {

    static final JsonMapper JSON = new JsonMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final IntSupplier port;

    private FaultMarket(IntSupplier port) {
        this.port = port;
    }

    /// @param port asked for each call
    public static FaultMarket at(IntSupplier port) {
        return new FaultMarket(port);
    }

    /// The same thread by this door.
    public OpenThread at(OpenThread thread) {
        return new OpenThread(this, thread.name(), thread.id());
    }

    /// A new order with people of its own.
    public OpenThread open() {
        var name = UUID.randomUUID().toString().substring(0, 8);
        var put = call("PUT", "/orders/o-" + name, token("marketplace", "m"), order(name));
        if (put.status() != 201) {
            throw new AssertionError(put.toString());
        }
        var opened = call("POST", "/conversations", token("buyer", "b-" + name), "{\"order_id\":\"o-" + name + "\"}");
        if (opened.status() != 201) {
            throw new AssertionError(opened.toString());
        }
        return new OpenThread(this, name, UUID.fromString(opened.json().get("id").asString()));
    }

    /// The same, in the hands of an agent: people talk, the bot is still.
    public OpenThread openClaimed() {
        var thread = open();
        until(thread, snapshot -> snapshot.hasNonNull("question"));
        say(thread.id(), token("buyer", thread.buyer()), "\"kind\":\"ask_person\"");
        until(thread, snapshot -> snapshot.get("stage").asString().equals("awaiting_agent"));
        var claimed = call("POST", "/conversations/" + thread.id() + "/claim", token("agent", thread.agent()), "{}");
        if (claimed.status() != 200) {
            throw new AssertionError(claimed.toString());
        }
        return thread;
    }

    public Answer say(UUID thread, String token, String fields) {
        return call("POST", "/conversations/" + thread + "/events", token,
                "{\"client_id\":\"" + UUID.randomUUID() + "\"," + fields + "}");
    }

    /// Looks at the thread as its buyer until it is as wanted.
    public JsonNode until(OpenThread thread, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Answer seen;
        do {
            seen = call("GET", "/conversations/" + thread.id(), token("buyer", thread.buyer()), "");
            if (seen.status() == 200 && wanted.test(seen.json())) {
                return seen.json();
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        while (System.nanoTime() < end);
        throw new AssertionError("It never came to that: " + seen);
    }

    /// A call and its answer; status 0 where there was none.
    public Answer call(String method, String path, String token, String body, String... headers) {
        var request = request(path, token).header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        return answer(request);
    }

    /// Sends a photo as a form of one file.
    public Answer upload(UUID thread, String token, byte[] photo) {
        var head = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n";
        var body = HttpRequest.BodyPublishers.concat(HttpRequest.BodyPublishers.ofString(head),
                HttpRequest.BodyPublishers.ofByteArray(photo), HttpRequest.BodyPublishers.ofString("\r\n--cut--\r\n"));
        return answer(request("/conversations/" + thread + "/photos", token)
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .POST(body));
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port.getAsInt() + "/api/v1" + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + token);
    }

    private static Answer answer(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers().map());
        }
        catch (IOException ex) {
            return new Answer(0, ex.toString(), Map.of());
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return new Answer(0, ex.toString(), Map.of());
        }
    }

    /// Moves the product's time on; answers when everything due has fired.
    public void advance(String duration) {
        var moved = call("POST", "/test/clock", token("operator", "o"), "{\"advance\":\"" + duration + "\"}");
        if (moved.status() != 200) {
            throw new AssertionError(moved.toString());
        }
    }

    public static String token(String role, String person) {
        var claims = JSON.createObjectNode()
            .put("iss", "demo")
            .put("aud", "entente")
            .put("sub", person)
            .put("role", role)
            .put("name", person)
            .put("locale", "en")
            .put("exp", Instant.now().plus(Duration.ofHours(2)).getEpochSecond());
        if (role.equals("agent")) {
            claims.put("tier", 3);
        }
        try {
            var token = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.HS256).build(),
                    new Payload(Base64URL.encode(claims.toString())));
            token.sign(new MACSigner(RealServers.TOKEN_SECRET));
            return token.serialize();
        }
        catch (JOSEException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static String order(String name) {
        var now = Instant.now();
        return """
                {"buyer": {"id": "b-NAME", "name": "Alice", "locale": "en"},
                 "seller": {"id": "s-NAME", "name": "Brocante du Port", "locale": "en", "kind": "professional"},
                 "kind": "goods",
                 "lines": [{"id": "l1", "title": "Lampe", "quantity": 1, "price_minor": 8900, "category": "home"}],
                 "shipping_minor": 690, "paid_minor": 9590, "currency": "EUR",
                 "payment": {"escrow": true, "held_minor": 9590, "reference": "tra_NAME"},
                 "placed_at": "PLACED", "promised_at": "PROMISED",
                 "parcel": {"carrier": "colissimo", "tracking": "6A1", "status": "delivered",
                            "delivered_at": "DELIVERED"}}
                """.replace("NAME", name)
            .replace("PLACED", now.minus(Duration.ofDays(9)).toString())
            .replace("PROMISED", now.minus(Duration.ofDays(1)).toString())
            .replace("DELIVERED", now.minus(Duration.ofDays(2)).toString());
    }

    /// What came back.
    public record Answer(int status, String text, Map<String, List<String>> headers) {

        /// Empty where there was none; names in lower case.
        public String header(String name) {
            return this.headers.getOrDefault(name, List.of("")).getFirst();
        }

        public JsonNode json() {
            return JSON.readTree(this.text);
        }

    }

    /// A thread of three: buyer, seller, agent.
    public record OpenThread(FaultMarket market, String name, UUID id) {

        public String buyer() {
            return "b-" + this.name;
        }

        public String seller() {
            return "s-" + this.name;
        }

        public String agent() {
            return "a-" + this.name;
        }

        public String orderId() {
            return "o-" + this.name;
        }

        /// Its agent refunds a part; the seller gets the rest.
        public void decide(long refundMinor) {
            var agent = token("agent", agent());
            var seen = this.market.call("GET", "/conversations/" + this.id, agent, "");
            var decided = this.market.call("POST", "/conversations/" + this.id + "/decision", agent,
                    """
                            {"remedy":"partial_refund","amount_minor":%d,"reasons":["The photos show a crack."],"rule":"P4"}"""
                        .formatted(refundMinor),
                    "Idempotency-Key", UUID.randomUUID().toString(), "If-Match", seen.header("etag"));
            if (decided.status() != 200) {
                throw new AssertionError(decided.toString());
            }
        }

        /// @param port where this member connects
        public ThreadMember member(String role, IntSupplier port) {
            var person = role.charAt(0) + "-" + this.name;
            return ThreadMember.of(new Witness("demo", role, person, this.id), token(role, person), port);
        }

    }

}
