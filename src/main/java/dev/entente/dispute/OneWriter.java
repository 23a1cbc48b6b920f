// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.entente.conversation.Author;
import dev.entente.conversation.ClientMark;
import dev.entente.conversation.Draft;
import dev.entente.conversation.StoredEvent;
import dev.entente.conversation.Threads;
import dev.entente.conversation.Turns;
import dev.entente.deadline.Timers;
import dev.entente.order.Order;
import dev.entente.order.Orders;
import dev.entente.outbox.Outbox;
import dev.entente.party.Caller;
import dev.entente.party.Refused;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Applies commands one after the other per case: lock, look, decide, store, commit, tell.
@Service
class OneWriter implements Cases {

    private final R2dbcCases cases;

    private final Threads threads;

    private final Turns turns;

    private final Timers timers;

    private final Orders orders;

    private final Escrow escrow;

    private final Outbox outbox;

    private final Opening opening;

    private final AfterCommit afterCommit;

    private final CaseNews news;

    private final CaseAudit audit;

    private final DisputeSettings settings;

    private final TransactionalOperator transaction;

    OneWriter(R2dbcCases cases, Threads threads, Turns turns, Timers timers, Orders orders, Escrow escrow,
            Outbox outbox, Opening opening, AfterCommit afterCommit, CaseNews news, CaseAudit audit,
            DisputeSettings settings, TransactionalOperator transaction) {
        this.cases = cases;
        this.threads = threads;
        this.turns = turns;
        this.timers = timers;
        this.orders = orders;
        this.escrow = escrow;
        this.outbox = outbox;
        this.opening = opening;
        this.afterCommit = afterCommit;
        this.news = news;
        this.audit = audit;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Override
    public Mono<Applied> apply(UUID id, Command command, @Nullable ClientMark mark) {
        return this.cases.lock(id)
            .switchIfEmpty(Mono.error(Refused::notFound))
            .flatMap(
                    now -> saidBefore(now, command, mark).switchIfEmpty(Mono.defer(() -> carryOut(now, command, mark))))
            .as(this.transaction::transactional)
            .checkpoint("dispute.apply");
    }

    private Mono<Applied> saidBefore(Case now, Command command, @Nullable ClientMark mark) {
        if (mark == null || !(command instanceof Command.ByPerson byPerson)) {
            return Mono.empty();
        }
        return this.threads.findSaid(now.id(), byPerson.by(), mark)
            .map(event -> new Applied(now, event, false, List.of()));
    }

    private Mono<Applied> carryOut(Case now, Command command, @Nullable ClientMark mark) {
        return isDue(now, command).filter(due -> due)
            .flatMap(due -> look(now))
            .flatMap(setting -> switch (Decide.decide(now, setting, command)) {
                case Decision.Accepted accepted ->
                    store(now, accepted, command, mark).flatMap(applied -> spread(setting.order(), now, applied));
                case Decision.Declined(var why) -> Mono.<Applied>error(new Refused(why));
                case Decision.Nothing n -> Mono.just(unchanged(now));
            })
            .defaultIfEmpty(unchanged(now));
    }

    private Mono<Applied> spread(Order order, Case before, Applied applied) {
        return this.afterCommit.run(() -> this.news.changed(order, before, applied.now())).thenReturn(applied);
    }

    private static Applied unchanged(Case now) {
        return new Applied(now, null, false, List.of());
    }

    /// A timer is taken under the case's lock, so that a deadline and an answer never
    /// both win.
    private Mono<Boolean> isDue(Case now, Command command) {
        return command instanceof Command.Elapse(var kind) ? this.timers.take(now.id(), kind) : Mono.just(true);
    }

    private Mono<Setting> look(Case now) {
        return Mono
            .zip(this.cases.around(now), this.orders.find(now.tenant(), now.orderId()),
                    this.escrow.position(now.tenant(), now.orderId()))
            .map(seen -> new Setting(seen.getT1().now(), seen.getT2(), seen.getT3(), this.settings,
                    seen.getT1().agentSaidAt(), seen.getT1().waiting(), seen.getT1().head()));
    }

    private Mono<Applied> store(Case before, Decision.Accepted accepted, Command command, @Nullable ClientMark mark) {
        Case next = accepted.next();
        return this.threads.append(next.id(), marked(accepted.events(), command, mark))
            .flatMap(events -> this.cases.save(next)
                .then(windUp(next, accepted))
                .then(pay(accepted))
                .then(mode(before, next))
                .then(this.audit.note(next, accepted, command))
                .then(accepted.turn() ? this.turns.ask(next.id()) : Mono.empty())
                .then(accepted.retired() ? retire(next) : Mono.empty())
                .then(this.outbox.put(Outward.of(before, next, command, accepted.events(), events)))
                .then(this.afterCommit.run(() -> tell(events, accepted.turn())))
                .thenReturn(new Applied(next, events.isEmpty() ? null : events.getFirst(), true, events)));
    }

    private static List<Draft> marked(List<Draft> drafts, Command command, @Nullable ClientMark mark) {
        if (mark == null || drafts.isEmpty() || !(command instanceof Command.ByPerson)) {
            return drafts;
        }
        var all = new ArrayList<>(drafts);
        all.set(0, drafts.getFirst().marked(mark));
        return all;
    }

    private Mono<Void> retire(Case next) {
        return this.threads.retire(next.id()).then(this.escrow.thaw(next.tenant(), next.orderId()));
    }

    private Mono<Void> windUp(Case next, Decision.Accepted accepted) {
        return accepted.timers() == null ? Mono.empty() : this.timers.replace(next.id(), accepted.timers());
    }

    private Mono<Void> pay(Decision.Accepted accepted) {
        return accepted.payout() == null ? Mono.empty() : this.escrow.order(accepted.payout());
    }

    private Mono<Void> mode(Case before, Case next) {
        boolean same = Mode.of(before).equals(Mode.of(next));
        Mode mode = Mode.of(next);
        return same ? Mono.empty() : this.threads.mode(next.id(), mode.speaker(), mode.listening(), mode.accepting());
    }

    private void tell(List<StoredEvent> events, boolean turn) {
        this.threads.announce(events);
        if (turn) {
            this.turns.wake();
        }
    }

    @Override
    public Mono<Case> load(UUID id) {
        return this.cases.find(id).switchIfEmpty(Mono.error(Refused::notFound));
    }

    @Override
    public Mono<Opened> open(Order order, Caller by) {
        return this.opening.open(order).flatMap(opened -> reopen(opened, by)).checkpoint("dispute.open");
    }

    private Mono<Opened> reopen(Opened opened, Caller by) {
        if (!(opened.now().stage() instanceof Stage.Closed) || !by.is(Role.BUYER)) {
            return Mono.just(opened);
        }
        return apply(opened.now().id(), new Command.Reopen(Author.of(by)), null)
            .map(applied -> new Opened(applied.now(), false));
    }

    @Override
    public Flux<Listed> list(Caller caller, @Nullable UUID before, int limit) {
        return this.cases.list(caller, before, limit);
    }

    @Override
    public Flux<Listed> queue(String tenant, int limit) {
        return this.cases.queue(tenant, limit);
    }

    /// How the thread has to behave in a stage.
    private record Mode(@Nullable String speaker, boolean listening, boolean accepting) {

        static Mode of(Case one) {
            return new Mode(one.isHeld() ? Objects.requireNonNull(one.holder()).id() : null,
                    !one.isHeld() && one.stage().isLedByBot(), !(one.stage() instanceof Stage.Closed));
        }

    }

}
