// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A token that is taken back on one node while its stream is open on another.
class RevocationIntegrationTests {

    private static final String ROUNDS = "ENTENTE_REVOCATIONS_POLLEVERY";

    @Test
    void reachesTheOtherNodesByTheBellAndWithoutItByTheNextLook() throws Exception {
        try (var cluster = Cluster.servers()) {
            var first = cluster.launch(NodeOptions.plain()).awaitReady();
            var byBell = cluster.launch(NodeOptions.plain().with(ROUNDS, "1h"));
            var byLook = cluster.launch(NodeOptions.plain().with(ROUNDS, "500ms").withRedisAt(1));
            byBell.awaitReady();
            byLook.awaitReady();
            var market = FaultMarket.at(first::port);
            var thread = market.open();
            var streams = Stream.of(byBell, byLook).map(node -> follow(node, thread)).toList();

            var revoked = market.call("POST", "/revocations", FaultMarket.token("marketplace", "m"),
                    "{\"id\":\"" + thread.buyer() + "\"}");

            assertThat(revoked.status()).as(revoked.text()).isEqualTo(200);
            for (var stream : streams) {
                assertThat(stream.join(Duration.ofSeconds(60))).isTrue();
            }
            for (var node : cluster.nodes()) {
                var refused = FaultMarket.at(node::port)
                    .call("GET", "/conversations", FaultMarket.token("buyer", thread.buyer()), "");
                assertThat(refused.status()).isEqualTo(401);
            }
        }
    }

    /// Reads a stream to its end.
    private static Thread follow(Node node, FaultMarket.OpenThread thread) {
        var request = HttpRequest
            .newBuilder(
                    URI.create("http://127.0.0.1:" + node.port() + "/api/v1/conversations/" + thread.id() + "/events"))
            .header("Authorization", "Bearer " + FaultMarket.token("buyer", thread.buyer()))
            .header("Accept", "text/event-stream")
            .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);
            return Thread.ofVirtual().start(() -> answer.body().forEach(_ -> {
            }));
        }
        catch (IOException | InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

}
