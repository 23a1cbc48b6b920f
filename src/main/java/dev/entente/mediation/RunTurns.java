// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import dev.entente.conversation.Turns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Runs the turns that are due, a bounded number side by side, as long as the server runs.
@Component
class RunTurns implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RunTurns.class);

    private final Turns turns;

    private final Mediator mediator;

    private final MediationSettings settings;

    private final AtomicReference<Disposable> running = new AtomicReference<>();

    RunTurns(Turns turns, Mediator mediator, MediationSettings settings) {
        this.turns = turns;
        this.mediator = mediator;
        this.settings = settings;
    }

    @Override
    public void start() {
        this.running.set(this.turns.calls().onBackpressureLatest().concatMap(call -> takeAll(), 1).subscribe(done -> {
        }, failure -> log.error("No turns are run any more", failure)));
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
            .takeUntil(taken -> taken == 0)
            .then();
    }

    private Mono<Boolean> run(Turns.Turn turn) {
        return this.mediator.turn(turn.conversationId(), turn.id())
            .timeout(this.settings.lease())
            .then(this.turns.done(turn))
            .onErrorResume(failure -> rest(turn, failure))
            .thenReturn(true);
    }

    private Mono<Void> rest(Turns.Turn turn, Throwable failure) {
        log.warn("Turn {} in {} failed and is tried again: {}", turn.id(), turn.conversationId(), failure.toString());
        Duration rest = this.settings.retryRest().multipliedBy(turn.failures() + 1L);
        Duration bounded = rest.compareTo(this.settings.retryRestMax()) < 0 ? rest : this.settings.retryRestMax();
        return this.turns.rest(turn, bounded).onErrorComplete();
    }

    @Override
    public void stop() {
        Disposable run = this.running.getAndSet(null);
        if (run != null) {
            run.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return this.running.get() != null;
    }

}
