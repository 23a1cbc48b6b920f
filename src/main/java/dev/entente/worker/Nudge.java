// SPDX-License-Identifier: Apache-2.0

package dev.entente.worker;

import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Tells the worker of this node that something may be due, so that the ordinary case does not wait for the next poll.
public final class Nudge {

    private final Sinks.Many<Nudge> bell = Sinks.many().multicast().directBestEffort();

    /// Rings once the caller's transaction has committed; with none, at once.
    public Mono<Void> afterCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
            .doOnNext(transaction -> transaction.registerSynchronization(new AfterCommit()))
            .then()
            .onErrorResume(NoTransactionException.class, _ -> Mono.fromRunnable(this::ring));
    }

    /// A ring that nobody hears is made good by the next poll.
    public synchronized void ring() {
        this.bell.tryEmitNext(this);
    }

    Flux<Nudge> rings() {
        return this.bell.asFlux();
    }

    private final class AfterCommit implements TransactionSynchronization {

        @Override
        public Mono<Void> afterCommit() {
            return Mono.fromRunnable(Nudge.this::ring);
        }

    }

}
