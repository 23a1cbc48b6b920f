// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.entente.conversation.Threads;
import dev.entente.party.Tokens;
import dev.entente.testing.EntenteTest;

import static dev.entente.gateway.socket.RawClient.body;
import static dev.entente.gateway.socket.RawClient.header;
import static dev.entente.gateway.socket.TestThreads.say;
import static dev.entente.gateway.socket.TestThreads.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest
class StompDoorIntegrationTests {

    @LocalServerPort
    int port;

    @Autowired
    Threads threads;

    @Autowired
    Tokens tokens;

    TestThreads people;

    String name;

    UUID thread;

    @BeforeEach
    void startThread() {
        this.people = new TestThreads(this.threads, this.tokens);
        this.name = UUID.randomUUID().toString();
        this.thread = this.people.start(this.name);
    }

    @Test
    void showsWordsToBothSidesWithTheSameNumbers() {
        try (var buyer = RawClient.connect(this.port, this.people.buyer(this.name));
                var seller = RawClient.connect(this.port, this.people.seller(this.name))) {
            listen(buyer, "");
            listen(seller, "");
            buyer.send(say(this.thread, "bonjour", "r-1"));
            buyer.send(say(this.thread, "encore", "r-2"));

            var seen = List.of(seller.next(), seller.next());

            assertThat(seen).extracting(frame -> header(frame, "seq")).containsExactly("1", "2");
            assertThat(seen).extracting(frame -> header(frame, "prev")).containsExactly("0", "1");
            assertThat(seen).allSatisfy(frame -> assertThat(header(frame, "kind")).isEqualTo("text"));
            assertThat(body(seen.getFirst())).contains("\"text\":\"bonjour\"", "\"seq\":1");
            var mine = List.of(buyer.next(), buyer.next(), buyer.next(), buyer.next());
            assertThat(mine).filteredOn(frame -> frame.startsWith("RECEIPT"))
                .extracting(frame -> header(frame, "receipt-id") + "=" + header(frame, "seq"))
                .containsExactly("r-1=1", "r-2=2");
        }
    }

    private void listen(RawClient client, String more) {
        client.send(subscribe("s", this.thread, more));
        assertThat(client.next()).startsWith("RECEIPT\n");
    }

}
