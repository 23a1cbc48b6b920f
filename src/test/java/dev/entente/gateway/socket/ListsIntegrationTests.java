// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.entente.conversation.Author;
import dev.entente.conversation.Threads;
import dev.entente.dispute.Cases;
import dev.entente.dispute.Command;
import dev.entente.order.Order;
import dev.entente.order.Orders;
import dev.entente.party.Caller;
import dev.entente.party.Role;
import dev.entente.party.Tokens;
import dev.entente.testing.EntenteTest;

import static dev.entente.gateway.socket.RawClient.body;
import static dev.entente.gateway.socket.RawClient.header;
import static dev.entente.gateway.socket.TestThreads.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The lists that follow cases, and the good-bye of a planned stop.
@EntenteTest
class ListsIntegrationTests {

    @LocalServerPort
    int port;

    @Autowired
    Threads threads;

    @Autowired
    Tokens tokens;

    @Autowired
    Orders orders;

    @Autowired
    Cases cases;

    @Autowired
    OpenSockets open;

    TestThreads people;

    String name;

    @BeforeEach
    void name() {
        this.people = new TestThreads(this.threads, this.tokens);
        this.name = UUID.randomUUID().toString();
    }

    @Test
    void tellsTheInboxWhatChangesInCasesAndInWords() {
        try (var seller = RawClient.connect(this.port, this.people.seller(this.name));
                var stranger = RawClient.connect(this.port, this.people.seller("stranger"))) {
            for (var client : List.of(seller, stranger)) {
                client.send("SUBSCRIBE\nid:i\nreceipt:r\ndestination:/user/queue/inbox\n\n^");
                client.next("RECEIPT");
            }
            UUID id = openCase();

            String row = seller.next(frame -> body(frame).contains(id.toString()));
            assertThat(header(row, "destination")).isEqualTo("/user/queue/inbox");
            assertThat(body(row)).contains("\"stage\":", "\"awaited\":\"buyer\"", "\"due_at\":\"", "\"head\":",
                    "\"unread\":");
            try (var buyer = RawClient.connect(this.port, this.people.buyer(this.name))) {
                buyer.send(say(id, "bonjour", "r"));
                long seq = Long.parseLong(header(buyer.next("RECEIPT"), "seq"));

                seller.next(frame -> head(frame) >= seq && !body(frame).contains("\"unread\":0"));
            }
            assertThat(stranger.waiting()).isZero();
        }
    }

    @Test
    void tellsTheDeskWhatComesIntoTheQueue() {
        UUID id = openCase();
        try (var agent = RawClient.connect(this.port, this.people.agent("a-" + this.name))) {
            agent.send("SUBSCRIBE\nid:d\nreceipt:r\ndestination:/topic/desk\n\n^");
            agent.next("RECEIPT");
            this.cases.apply(id, new Command.AskPerson(Author.of(buyer())), null).block();

            String row = agent.next(frame -> body(frame).contains(id.toString()));

            assertThat(body(row)).contains("\"stage\":\"awaiting_agent\"", "\"controller\":\"bot\"", "\"priority\":");
        }
    }

    @Test
    void asksEverybodyToComeBackBeforeAPlannedStop() throws Exception {
        UUID thread = this.people.start(this.name);
        var stopped = new CountDownLatch(1);
        try (var buyer = RawClient.connect(this.port, this.people.buyer(this.name));
                var seller = RawClient.connect(this.port, this.people.seller(this.name))) {
            buyer.send(say(thread, "on its way", "r"));
            assertThat(header(buyer.next("RECEIPT"), "seq")).isEqualTo("1");
            this.open.stop(stopped::countDown);

            assertThat(buyer.closeCode()).isEqualTo(1001);
            assertThat(seller.closeCode()).isEqualTo(1001);
            assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> RawClient.open(this.port)).hasStackTraceContaining("503");
        }
        finally {
            this.open.start();
        }
    }

    private static long head(String frame) {
        var found = Pattern.compile("\"head\":([0-9]+)").matcher(frame);
        return found.find() ? Long.parseLong(found.group(1)) : -1;
    }

    private UUID openCase() {
        Order order = lamp();
        this.orders.put(order).block();
        return this.cases.open(order, buyer()).block().now().id();
    }

    private Caller buyer() {
        return TestThreads.caller(Role.BUYER, "b-" + this.name, Duration.ofMinutes(5));
    }

    private Order lamp() {
        return new Order("demo", "o-" + this.name, new Order.Person("b-" + this.name, "Alice", "fr", null, null),
                new Order.Person("s-" + this.name, "Brocante", "en", null, "professional"), Order.Kind.GOODS,
                List.of(new Order.Line("l1", "Lampe", 1, 8900, "home")), 690, 9590, "EUR",
                new Order.Payment(true, 9590, "tra-" + this.name), Instant.now().minus(Duration.ofDays(6)),
                Instant.now().minus(Duration.ofDays(1)), null,
                new Order.Parcel("colissimo", "6A1", "delivered", Instant.now().minus(Duration.ofDays(2))));
    }

}
