// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.entente.conversation.Threads;
import dev.entente.party.Tokens;
import dev.entente.testing.EntenteTest;

import static dev.entente.gateway.socket.RawClient.body;
import static dev.entente.gateway.socket.TestThreads.say;
import static dev.entente.gateway.socket.TestThreads.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@EntenteTest(properties = { "entente.limits.sends-per-user=3", "entente.limits.subscribes-per-user=2",
        "entente.limits.connects-per-user=4", "entente.limits.connects-per-address=6",
        "entente.proxies.trusted=127.0.0.1,::1", "entente.socket.per-tenant-max=4", "entente.socket.total-max=5" })
class LimitsIntegrationTests {

    @LocalServerPort
    int port;

    @Autowired
    Threads threads;

    @Autowired
    Tokens tokens;

    @Autowired
    OpenSockets sockets;

    private TestThreads people;

    private String name;

    private UUID thread;

    @BeforeEach
    void startThread() {
        this.people = new TestThreads(this.threads, this.tokens);
        this.name = UUID.randomUUID().toString();
        this.thread = this.people.start(this.name);
    }

    private RawClient open(String from) {
        return RawClient.open(this.port, "/ws", Map.of("X-Forwarded-For", from));
    }

    private RawClient connect(String token, String from) {
        var client = open(from);
        client.send("CONNECT\naccept-version:1.2\nheart-beat:0,0\nAuthorization:Bearer " + token + "\n\n^");
        return client;
    }

    /// A client hears of its end before its place is free.
    private void awaitOpen(int count) {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (this.sockets.count() != count && System.nanoTime() < until) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(this.sockets.count()).isEqualTo(count);
    }

    @Test
    void answersWhoSpeaksTooFastAndKeepsTheConnection() {
        try (var buyer = connect(this.people.buyer(this.name), "192.0.2.1")) {
            assertThat(buyer.next()).startsWith("CONNECTED\n");
            buyer.send("SUBSCRIBE\nid:no\nreceipt:no\ndestination:/user/queue/refusals\n\n^");
            buyer.next("RECEIPT");
            for (int each = 0; each < 4; each++) {
                buyer.send(say(this.thread, "word " + each, "r" + each));
            }
            String refusal = buyer.next("MESSAGE");
            assertThat(refusal).contains("receipt-id:r3");
            assertThat(body(refusal)).contains("problems/too-many", "\"limit\":\"sends-per-user\"",
                    "\"retry_after\":20");
            buyer.send("DISCONNECT\nreceipt:bye\n\n^");
            assertThat(buyer.next(frame -> frame.contains("receipt-id:bye"))).startsWith("RECEIPT");
        }
    }

    @Test
    void refusesMoreSubscriptionsThanAPersonMayAskFor() {
        try (var buyer = connect(this.people.buyer(this.name), "192.0.2.2")) {
            assertThat(buyer.next()).startsWith("CONNECTED\n");
            buyer.send(subscribe("1", this.thread, ""));
            buyer.next("RECEIPT");
            buyer.send(subscribe("2", this.thread, ""));
            buyer.next("RECEIPT");
            buyer.send(subscribe("3", this.thread, ""));
            assertThat(buyer.next("ERROR")).contains("subscribes-per-user", "receipt-id:sub-3");
            assertThat(buyer.closeCode()).isEqualTo(3508);
        }
    }

    @Test
    void refusesAPersonWhoConnectsAgainAndAgain() {
        String token = this.people.buyer(this.name);
        for (int each = 0; each < 4; each++) {
            try (var buyer = connect(token, "192.0.2.3")) {
                assertThat(buyer.next()).startsWith("CONNECTED\n");
                buyer.send("DISCONNECT\n\n^");
                assertThat(buyer.closeCode()).isEqualTo(1000);
            }
        }
        try (var buyer = connect(token, "192.0.2.3")) {
            assertThat(buyer.next()).startsWith("ERROR\n").contains("connects-per-user");
            assertThat(buyer.closeCode()).isEqualTo(3508);
        }
    }

    @Test
    void refusesAnAddressThatOpensAgainAndAgain() {
        for (int each = 0; each < 6; each++) {
            try (var client = open("192.0.2.4")) {
                client.send("DISCONNECT\n\n^");
                client.closeCode();
            }
        }
        assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> open("192.0.2.4"))
            .withMessageContaining("429");
    }

    @Test
    void takesNoMoreConnectionsThanATenantAndANodeMayHave() {
        try (var first = connect(this.people.buyer(this.name), "192.0.2.5");
                var second = connect(this.people.seller(this.name), "192.0.2.5");
                var third = connect(this.people.agent("a1"), "192.0.2.5");
                var fourth = connect(this.people.agent("a2"), "192.0.2.5")) {
            for (var client : new RawClient[] { first, second, third, fourth }) {
                assertThat(client.next()).startsWith("CONNECTED\n");
            }
            try (var fifth = connect(this.people.agent("a3"), "192.0.2.6")) {
                assertThat(fifth.next()).startsWith("ERROR\n").contains("Your marketplace has too many connections");
                assertThat(fifth.closeCode()).isEqualTo(3508);
            }
            awaitOpen(4);
            try (var waiting = open("192.0.2.7")) {
                assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> open("192.0.2.7"))
                    .withMessageContaining("503");
                first.send("DISCONNECT\n\n^");
                assertThat(first.closeCode()).isEqualTo(1000);
            }
        }
    }

}
