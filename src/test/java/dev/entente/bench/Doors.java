// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import tools.jackson.databind.json.JsonMapper;

/// Makes threads over HTTP as a marketplace and its people would: an order, a thread of its buyer, and a claim, after
/// which words cost no turn of the bot.
final class Doors {

    private static final int CALLS_AT_ONCE = 4;

    private static final Duration CALL_MAX = Duration.ofSeconds(30);

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client;

    private final URI api;

    private final BearerTokens tokens;

    private final String run;

    Doors(HttpClient client, Target target, String run) {
        this.client = client;
        this.api = target.home().resolve("/api/v1/");
        this.tokens = new BearerTokens(target.secret());
        this.run = run;
    }

    List<OpenThread> open(int threads) throws InterruptedException {
        try (var workers = Executors.newFixedThreadPool(CALLS_AT_ONCE)) {
            var opened = IntStream.range(0, threads).mapToObj(index -> workers.submit(() -> open("" + index))).toList();
            return await(opened);
        }
    }

    private static List<OpenThread> await(List<Future<OpenThread>> opened) throws InterruptedException {
        try {
            for (var thread : opened) {
                thread.get();
            }
        }
        catch (ExecutionException ex) {
            opened.forEach(thread -> thread.cancel(true));
            throw new LoadFailed("No thread was made: " + ex.getCause().getMessage(), ex);
        }
        return opened.stream().map(Future::resultNow).toList();
    }

    private OpenThread open(String index) throws IOException, InterruptedException {
        String key = this.run + "-" + index;
        String buyer = this.tokens.sign("buyer", "b-" + key);
        String seller = this.tokens.sign("seller", "s-" + key);
        String agent = this.tokens.sign("agent", "a-" + key);
        call("PUT", "orders/o-" + key, this.tokens.sign("marketplace", "bench"), order(key));
        String opened = call("POST", "conversations", buyer, "{\"order_id\":\"o-%s\"}".formatted(key));
        String id = JSON.readTree(opened).required("id").stringValue();
        call("POST", "conversations/" + id + "/claim", agent, "{}");
        return new OpenThread(id, List.of(buyer, seller, agent));
    }

    private String call(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(this.api.resolve(path))
            .timeout(CALL_MAX)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
        var answer = this.client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new LoadFailed(
                    "%s /api/v1/%s answered %d %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    private static String order(String key) {
        var now = Instant.now();
        return """
                {"buyer": {"id": "b-%1$s", "name": "Buyer", "locale": "en", "email": "b-%1$s@example.org"},
                 "seller": {"id": "s-%1$s", "name": "Seller", "locale": "en", "email": "s-%1$s@example.org",
                            "kind": "professional"},
                 "kind": "goods",
                 "lines": [{"id": "l1", "title": "Lamp", "quantity": 1, "price_minor": 8900, "category": "home"}],
                 "shipping_minor": 690, "paid_minor": 9590, "currency": "EUR",
                 "payment": {"escrow": true, "held_minor": 9590, "reference": "bench_%1$s"},
                 "placed_at": "%2$s", "promised_at": "%3$s",
                 "parcel": {"carrier": "colissimo", "tracking": "6A1", "status": "delivered", "delivered_at": "%3$s"}}
                """.formatted(key, now.minus(Duration.ofDays(6)), now.minus(Duration.ofDays(2)));
    }

}
