// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// One request after the other over HTTP, each timed; a row says the median and the 99th of a hundred in milliseconds.
final class Probe {

    private static final long SEED = 20_261_124;

    private final Random random = new Random(SEED);

    private final HttpClient client;

    private final Target target;

    private final BearerTokens tokens;

    Probe(HttpClient client, Target target, List<OpenThread> threads) {
        this.client = client;
        this.target = target;
        this.tokens = new BearerTokens(target.secret());
    }

    /// Says something in the threads in turn.
    String append(List<OpenThread> threads, int rounds) throws IOException, InterruptedException {
        var times = new Latencies();
        for (int round = 0; round < rounds; round++) {
            var thread = threads.get(round % threads.size());
            var body = "{\"client_id\":\"%s\",\"kind\":\"text\",\"text\":\"The lamp came with a crack in its shade, as the photo shows.\"}"
                .formatted(UUID.randomUUID());
            time(times, request(thread.id() + "/events", thread.tokens().getFirst())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        }
        return text(times);
    }

    /// The last twenty events of stored threads that nobody has read for long.
    String resumeAny(StoredHistory history, int rounds) throws IOException, InterruptedException, SQLException {
        var times = new Latencies();
        for (int round = 0; round < rounds; round++) {
            long number = 1 + this.random.nextLong(history.threads());
            var token = this.tokens.sign("buyer", "seed-b-" + number);
            time(times,
                    request(history.thread(number) + "/events?after=" + (StoredHistory.EVENTS_PER_THREAD - 20), token));
        }
        return text(times);
    }

    /// What comes after a number, twenty events at most.
    String page(OpenThread thread, long after, int rounds) throws IOException, InterruptedException {
        var times = new Latencies();
        for (int round = 0; round < rounds; round++) {
            time(times, request(thread.id() + "/events?limit=20&after=" + after, thread.tokens().getFirst()));
        }
        return text(times);
    }

    String snapshot(List<OpenThread> threads, int rounds) throws IOException, InterruptedException {
        var times = new Latencies();
        for (int round = 0; round < rounds; round++) {
            var thread = threads.get(round % threads.size());
            time(times, request(thread.id(), thread.tokens().getFirst()));
        }
        return text(times);
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(this.target.home().resolve("/api/v1/conversations/" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json");
    }

    private void time(Latencies times, HttpRequest.Builder request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var answer = this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        times.record(System.nanoTime() - start);
        if (answer.statusCode() >= 300) {
            throw new LoadFailed("%s answered %d %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
        }
    }

    private static String text(Latencies times) {
        return "%.2f / %.2f".formatted(times.millis(0.5), times.millis(0.99));
    }

}
