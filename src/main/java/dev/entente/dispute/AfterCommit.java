// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/// Runs something quick after the commit of the surrounding transaction, and only then.
@Component
class AfterCommit {

    Mono<Void> run(Runnable action) {
        return TransactionSynchronizationManager.forCurrentTransaction()
            .doOnNext(current -> current.registerSynchronization(new TransactionSynchronization() {
                @Override
                public Mono<Void> afterCommit() {
                    return Mono.fromRunnable(action);
                }
            }))
            .then();
    }

}
