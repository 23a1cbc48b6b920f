// SPDX-License-Identifier: Apache-2.0

package dev.entente.outbox;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.entente.outbox.R2dbcOutbox.Waiting;
import dev.entente.worker.Nudge;
import dev.entente.worker.Worker;

/// Hands notices on, one subject after the other: whoever listens stores what it has to do in the transaction that takes
/// the notices out. So it may die at any line, and several nodes may do it at once.
final class OutboxRelay extends Worker {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final R2dbcOutbox outbox;

    private final List<OutboxListener> listeners;

    private final TransactionalOperator transaction;

    private final OutboxSettings settings;

    OutboxRelay(R2dbcOutbox outbox, List<OutboxListener> listeners, TransactionalOperator transaction, Nudge nudge,
            OutboxSettings settings) {
        super(nudge, settings.pollEvery(), settings.stopGrace());
        this.outbox = outbox;
        this.listeners = List.copyOf(listeners);
        this.transaction = transaction;
        this.settings = settings;
    }

    @Override
    protected Mono<Void> work(Flux<?> calls) {
        return calls.concatMap(_ -> handOnAll(), 1).then();
    }

    /// Goes on until nothing is due.
    Mono<Void> handOnAll() {
        return Mono.defer(this::handOn).repeat().takeWhile(handedOn -> handedOn > 0).then().onErrorResume(error -> {
            log.warn("Notices wait for {}: {}", this.settings.pollEvery(), error.toString());
            return Mono.empty();
        });
    }

    /// How many notices about one subject were handed on, or put off.
    private Mono<Integer> handOn() {
        return this.outbox.take(this.settings.noticesMax(), this.settings.holdMax())
            .collectList()
            .flatMap(taken -> taken.isEmpty() ? Mono.just(0) : handOn(taken))
            .as(this.transaction::transactional)
            .timeout(this.settings.passTimeMax())
            .onErrorResume(Unheard.class, this::putOff)
            .checkpoint("outbox.relay");
    }

    private Mono<Integer> handOn(List<Waiting> taken) {
        return tell(taken).then(Mono.defer(() -> this.outbox.remove(taken))).thenReturn(taken.size());
    }

    private Mono<Void> tell(List<Waiting> taken) {
        return Flux.fromIterable(taken)
            .map(Waiting::notice)
            .concatMap(notice -> Flux.fromIterable(this.listeners)
                .concatMap(listener -> listener.hear(notice))
                .onErrorMap(error -> new Unheard(notice, error)))
            .then();
    }

    private Mono<Integer> putOff(Unheard unheard) {
        log.warn("Notice {} ({}) could not be handed on and is tried again later: {}", unheard.notice.id(),
                unheard.notice.type(), unheard.getCause().toString());
        return this.outbox.rest(unheard.notice.subject(), this.settings.retryDelay(), this.settings.retryDelayMax())
            .thenReturn(1);
    }

    /// A listener could not take a notice.
    private static final class Unheard extends RuntimeException {

        private final transient Notice notice;

        Unheard(Notice notice, Throwable cause) {
            super(cause);
            this.notice = notice;
        }

    }

}
