// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.entente.conversation.Audience;
import dev.entente.conversation.Author;
import dev.entente.conversation.Draft;
import dev.entente.conversation.StoredEvent;
import dev.entente.conversation.Threads;
import dev.entente.dispute.Answer;
import dev.entente.dispute.Case;
import dev.entente.dispute.Cases;
import dev.entente.dispute.Command;
import dev.entente.order.Order;
import dev.entente.order.Orders;
import dev.entente.party.Caller;
import dev.entente.party.Role;
import dev.entente.testing.EntenteTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest
class WholeCaseIntegrationTests {

    @Autowired
    Orders orders;

    @Autowired
    Cases cases;

    @Autowired
    Threads threads;

    @Test
    void settlesABrokenLampWithAPartialRefund() {
        Order order = lamp("o-" + UUID.randomUUID());
        this.orders.put(order).block();
        Caller buyer = caller(Role.BUYER, order.buyer());
        UUID id = this.cases.open(order, buyer).block().now().id();
        until(id, now -> now.questions().containsKey(Role.BUYER));
        say(id, Author.of(buyer), "mon abat-jour est arrivé cassé");
        answer(id, buyer, Answer.option("yes"));
        for (int i = 0; i < 8 && this.cases.load(id).block().openProposals().isEmpty(); i++) {
            Case now = until(id, one -> one.questions().containsKey(Role.BUYER) || !one.openProposals().isEmpty());
            var question = now.questions().get(Role.BUYER);
            if (question == null) {
                break;
            }
            answer(id, buyer, switch (question.input()) {
                case "photos" -> Answer.photos(List.of(UUID.randomUUID()));
                case "amount" -> Answer.amount(2500);
                case "choices" -> Answer.options(List.of(question.options().getFirst().id()));
                default -> Answer.option(question.options().get(1).id());
            });
        }
        Case now = until(id, one -> !one.openProposals().isEmpty());
        Caller seller = caller(Role.SELLER, order.seller());
        this.cases
            .apply(id,
                    new Command.Respond(Author.of(seller), now.openProposals().getFirst().id(), Command.Response.ACCEPT,
                            null, null, null),
                    null)
            .block();
        until(id, one -> one.stage().wire().equals("resolved"));
        List<StoredEvent> events = this.threads.read(id, Role.AGENT, 0, 100).collectList().block();

        assertThat(events).isNotEmpty();
    }

    private void answer(UUID id, Caller by, Answer answer) {
        Case now = until(id, one -> one.questions().containsKey(by.role()));
        this.cases.apply(id, new Command.GiveAnswer(Author.of(by), now.questions().get(by.role()).id(), answer), null)
            .block();
    }

    private void say(UUID id, Author by, String text) {
        this.threads
            .say(id, Draft.of("text", by, Audience.ALL, JsonNodeFactory.instance.objectNode().put("text", text)))
            .block();
    }

    private Case until(UUID id, java.util.function.Predicate<Case> holds) {
        return Mono.defer(() -> this.cases.load(id))
            .filter(holds)
            .repeatWhenEmpty(200, tries -> tries.delayElements(Duration.ofMillis(50)))
            .block(Duration.ofSeconds(15));
    }

    private static Caller caller(Role role, Order.Person person) {
        return new Caller("demo", role, person.id(), person.name(), person.language(), null, 0, Set.of(),
                Instant.now().plusSeconds(600));
    }

    private static Order lamp(String id) {
        return new Order("demo", id, new Order.Person("b-1", "Alice", "fr", null, null),
                new Order.Person("s-1", "Brocante du Port", "en", null, "professional"), Order.Kind.GOODS,
                List.of(new Order.Line("l1", "Lampe", 1, 8900, "home")), 690, 9590, "EUR",
                new Order.Payment(true, 9590, "tra_1"), Instant.now().minus(Duration.ofDays(6)),
                Instant.now().minus(Duration.ofDays(1)), null,
                new Order.Parcel("colissimo", "6A1", "delivered", Instant.now().minus(Duration.ofDays(2))));
    }

}
