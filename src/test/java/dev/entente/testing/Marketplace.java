// SPDX-License-Identifier: Apache-2.0

package dev.entente.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import dev.entente.conversation.Audience;
import dev.entente.conversation.Author;
import dev.entente.conversation.Remark;
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
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;

/// A marketplace for tests: orders, people, and the way of a case up to a point, through the product's own faces. It
/// waits for what it calls.
@Component
public class Marketplace {

    private static final Duration patience = Duration.ofSeconds(60);

    private final Orders orders;

    private final Cases cases;

    private final Threads threads;

    Marketplace(Orders orders, Cases cases, Threads threads) {
        this.orders = orders;
        this.cases = cases;
        this.threads = threads;
    }

    /// A lamp of 89.00 with 6.90 shipping, held in escrow, delivered two days ago; a
    /// buyer who reads French and a seller
    /// who reads English, whom no other test has.
    public Order lamp() {
        String key = UUID.randomUUID().toString().substring(0, 8);
        var order = new Order("demo", "o-" + key, new Order.Person("b-" + key, "Alice", "fr", null, null),
                new Order.Person("s-" + key, "Brocante du Port", "en", null, "professional"), Order.Kind.GOODS,
                List.of(new Order.Line("l1", "Lampe", 1, 8900, "home")), 690, 9590, "EUR",
                new Order.Payment(true, 9590, "tra_" + key), Instant.now().minus(Duration.ofDays(6)),
                Instant.now().minus(Duration.ofDays(1)), null,
                new Order.Parcel("colissimo", "6A1", "delivered", Instant.now().minus(Duration.ofDays(2))));
        this.orders.put(order).block(patience);
        return order;
    }

    public static Caller buyer(Order order) {
        return caller(Role.BUYER, order.buyer());
    }

    public static Caller seller(Order order) {
        return caller(Role.SELLER, order.seller());
    }

    public static Caller agent(String id, int tier) {
        return new Caller("demo", Role.AGENT, id, "Agent " + id, "en", null, tier, Set.of(),
                Instant.now().plusSeconds(3600));
    }

    private static Caller caller(Role role, Order.Person person) {
        return new Caller("demo", role, person.id(), person.name(), person.language(), null, 0, Set.of(),
                Instant.now().plusSeconds(3600));
    }

    public UUID open(Order order) {
        UUID id = this.cases.open(order, buyer(order)).block(patience).now().id();
        until(id, now -> now.questions().containsKey(Role.BUYER));
        return id;
    }

    /// A case in which the seller may accept a partial refund or anything else that was
    /// chosen.
    ///
    /// @param chosen how many of the offered solutions the buyer would accept, the first
    /// of them the partial refund
    public UUID proposed(Order order, int chosen, long amountMinor) {
        UUID id = open(order);
        answer(id, buyer(order), Answer.option("yes"));
        answer(id, buyer(order), Answer.option("damaged_in_transit"));
        answer(id, buyer(order), Answer.option("part-broken"));
        answer(id, buyer(order), Answer.option("packaging-intact"));
        answer(id, buyer(order), Answer.photos(List.of(UUID.randomUUID())));
        var offered = until(id, now -> now.questions().containsKey(Role.BUYER)).questions().get(Role.BUYER).options();
        answer(id, buyer(order), Answer.options(offered.stream().limit(chosen).map(one -> one.id()).toList()));
        answer(id, buyer(order), Answer.amount(amountMinor));
        until(id, now -> !now.openProposals().isEmpty());
        return id;
    }

    /// Answers whatever is asked next.
    public void answer(UUID id, Caller by, Answer answer) {
        var asked = until(id, now -> now.questions().containsKey(by.role())).questions().get(by.role());
        this.cases.apply(id, new Command.GiveAnswer(Author.of(by), asked.id(), answer), null).block(patience);
    }

    public StoredEvent say(UUID id, Caller by, String text) {
        var body = JsonNodeFactory.instance.objectNode().put("text", text);
        return this.threads.say(id, Remark.of("text", Author.of(by), Audience.ALL, body, null)).block(patience).event();
    }

    /// The case once that holds of it.
    public Case until(UUID id, Predicate<Case> holds) {
        return Mono.defer(() -> this.cases.load(id))
            .filter(holds)
            .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(40)))
            .block(patience);
    }

    public List<StoredEvent> thread(UUID id, Role reader) {
        return this.threads.read(id, reader, 0, 1000).collectList().block(patience);
    }

}
