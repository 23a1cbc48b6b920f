// SPDX-License-Identifier: Apache-2.0

package dev.entente.nodes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import dev.entente.faults.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The HTTP door of one node.
record Door(int port) {

    static final JsonMapper JSON = new JsonMapper();

    static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static final Duration patience = Duration.ofSeconds(60);

    static Door of(Node node) {
        return new Door(node.port());
    }

    HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/api/v1" + path))
            .timeout(patience)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json");
    }

    Answer get(String path, String token) {
        return answer(request(path, token).build());
    }

    Answer post(String path, String token, String body, String... headers) {
        var request = request(path, token).POST(HttpRequest.BodyPublishers.ofString(body));
        return answer((headers.length > 0 ? request.headers(headers) : request).build());
    }

    Answer say(UUID thread, String token, String fields) {
        return post("/conversations/" + thread + "/events", token,
                "{\"client_id\":\"" + UUID.randomUUID() + "\"," + fields + "}");
    }

    private static Answer answer(HttpRequest request) {
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers().firstValue("ETag").orElse(""));
        }
        catch (IOException ex) {
            return new Answer(0, ex.toString(), "");
        }
        catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /// Looks at it until it is as wanted.
    JsonNode until(String path, String token, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + patience.toNanos();
        var seen = get(path, token);
        while (seen.status() != 200 || !wanted.test(seen.json())) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It never came to that: " + seen);
            }
            LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
            seen = get(path, token);
        }
        return seen.json();
    }

    /// @param status 0 where there was no answer
    record Answer(int status, String text, String etag) {

        JsonNode json() {
            return JSON.readTree(this.text);
        }

    }

}
