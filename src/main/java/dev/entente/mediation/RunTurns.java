// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.time.Duration;

import dev.entente.conversation.Turns;
import dev.entente.worker.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Runs the turns that are due, a bounded number side by side, as long as the server runs. What a stop interrupts is
/// another node's at once.
@Component
class RunTurns extends Worker {

    private static final Logger log = LoggerFactory.getLogger(RunTurns.class);

    private final Turns turns;

    private final Mediator mediator;

    private final MediationSettings settings;

    RunTurns(Turns turns, Mediator mediator, MediationSettings settings) {
        super(turns.rings(), settings.lookEvery(), settings.stopGrace());
        this.turns = turns;
        this.mediator = mediator;
        this.settings = settings;
    }

    @Override
    protected Mono<Void> work(Flux<?> calls) {
        return calls.concatMap(_ -> takeAll(), 1).then();
    }

    /// Until nothing is due: what became due while these ran is taken at once.
    private Mono<Void> takeAll() {
        return this.turns.take(this.settings.turnsAtOnce(), this.settings.lease())
            .flatMap(this::run, this.settings.turnsAtOnce())
            .count()
            .onErrorResume(failure -> {
                log.warn("Cannot take turns: {}", failure.toString());
                return Mono.just(0L);
            })
            .repeat()
            .takeUntil(taken -> taken == 0 || !isRunning())
            .then();
    }

    private Mono<Boolean> run(Turns.Turn turn) {
        var mediated = this.mediator.turn(turn.conversationId(), turn.id())
            .timeout(this.settings.lease())
            .then(Mono.defer(() -> this.turns.done(turn)));
        return orPutBack(mediated, this.turns.putBack(turn)).onErrorResume(failure -> rest(turn, failure))
            .thenReturn(true);
    }

    private Mono<Void> rest(Turns.Turn turn, Throwable failure) {
        log.warn("Turn {} in {} failed and is tried again: {}", turn.id(), turn.conversationId(), failure.toString());
        Duration rest = this.settings.retryRest().multipliedBy(turn.failures() + 1L);
        Duration bounded = rest.compareTo(this.settings.retryRestMax()) < 0 ? rest : this.settings.retryRestMax();
        return this.turns.rest(turn, bounded).onErrorComplete();
    }

}
