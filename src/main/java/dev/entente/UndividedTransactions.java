// SPDX-License-Identifier: Apache-2.0

package dev.entente;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionCallback;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Transactions that go on to their end when the one who waits for them has gone away.
///
/// A transaction that is cancelled while its `BEGIN` is on the line leaves a connection of the pool inside a transaction
/// that nobody ends. Clients leave all the time, so a transaction that begins here is not cancelled, only no longer
/// waited for; one that joins another shares its fate.
@Configuration(proxyBeanMethods = false)
class UndividedTransactions {

    @Bean
    TransactionalOperator transactionalOperator(ReactiveTransactionManager transactions) {
        return new Undivided(TransactionalOperator.create(transactions));
    }

    private record Undivided(TransactionalOperator plain) implements TransactionalOperator {

        @Override
        public <T> Mono<T> transactional(Mono<T> work) {
            return isInside().flatMap(inside -> inside ? this.plain.transactional(work)
                    : Mono.fromFuture(() -> this.plain.transactional(work).toFuture(), true));
        }

        @Override
        public <T> Flux<T> transactional(Flux<T> work) {
            return transactional(work.collectList()).flatMapIterable(all -> all);
        }

        @Override
        public <T> Flux<T> execute(TransactionCallback<T> action) {
            return this.plain.execute(action);
        }

        private static Mono<Boolean> isInside() {
            return TransactionSynchronizationManager.forCurrentTransaction()
                .map(TransactionSynchronizationManager::isActualTransactionActive)
                .onErrorReturn(NoTransactionException.class, false);
        }

    }

}
