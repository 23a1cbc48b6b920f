// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.List;
import java.util.Map;

import dev.entente.conversation.Conversation;
import dev.entente.conversation.Threads;
import dev.entente.conversation.Turns;
import dev.entente.deadline.ProductClock;
import dev.entente.deadline.Timer;
import dev.entente.deadline.Timers;
import dev.entente.dispute.Cases.Opened;
import dev.entente.order.Order;
import dev.entente.outbox.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Starts the thread and the case of an order together.
@Component
class Opening {

    private final R2dbcCases cases;

    private final Threads threads;

    private final Turns turns;

    private final Timers timers;

    private final Escrow escrow;

    private final Outbox outbox;

    private final ProductClock clock;

    private final CaseNews news;

    private final DisputeSettings settings;

    private final TransactionalOperator transaction;

    Opening(R2dbcCases cases, Threads threads, Turns turns, Timers timers, Escrow escrow, Outbox outbox,
            ProductClock clock, CaseNews news, DisputeSettings settings, TransactionalOperator transaction) {
        this.cases = cases;
        this.threads = threads;
        this.turns = turns;
        this.timers = timers;
        this.escrow = escrow;
        this.outbox = outbox;
        this.clock = clock;
        this.news = news;
        this.settings = settings;
        this.transaction = transaction;
    }

    /// The order's case of today; another call that opened it at the same moment is
    /// joined.
    Mono<Opened> open(Order order) {
        return find(order).switchIfEmpty(Mono.defer(() -> start(order))).switchIfEmpty(Mono.defer(() -> find(order)));
    }

    private Mono<Opened> find(Order order) {
        return this.threads.findCurrent(order.tenant(), order.id())
            .flatMap(thread -> this.cases.find(thread.id()))
            .map(now -> new Opened(now, false));
    }

    private Mono<Opened> start(Order order) {
        return this.threads
            .start(new Threads.NewConversation(order.tenant(), order.id(), member(order.buyer()),
                    member(order.seller())))
            .flatMap(this::begin)
            .as(this.transaction::transactional)
            .doOnNext(opened -> tell(order, opened));
    }

    private void tell(Order order, Opened opened) {
        this.turns.wake();
        this.news.opened(order, opened.now());
    }

    private static Conversation.Member member(Order.Person person) {
        return new Conversation.Member(person.id(), person.name(), person.language());
    }

    private Mono<Opened> begin(Conversation thread) {
        return this.clock.now().flatMap(now -> {
            var dueAt = now.plus(this.settings.talkingMax());
            Case first = first(thread, new Wait(dueAt, Silence.CLOSE));
            return this.cases.save(first)
                .then(this.timers.replace(thread.id(), List.of(new Timer(Course.SILENCE, dueAt))))
                .then(this.escrow.freeze(thread.tenant(), thread.orderId()))
                .then(this.turns.ask(thread.id()))
                .then(this.outbox.put(List.of(Outward.opened(first, now))))
                .thenReturn(new Opened(first, true));
        });
    }

    private static Case first(Conversation thread, Wait until) {
        return new Case(thread.id(), thread.tenant(), thread.orderId(), 1, 1, new Stage.Talking(), until, null, 1,
                Case.Priority.NORMAL, null, false, false, null, null, Map.of(), Map.of(), List.of(), 0, null, null, 0,
                0, false, List.of(), List.of(), List.of());
    }

}
