// SPDX-License-Identifier: Apache-2.0

package dev.entente.outbox;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import dev.entente.worker.Nudge;

/// Puts the outbox together with everybody who listens.
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    private final Nudge nudge = new Nudge();

    @Bean
    R2dbcOutbox outbox(DatabaseClient database) {
        return new R2dbcOutbox(database, this.nudge);
    }

    @Bean
    OutboxRelay outboxRelay(R2dbcOutbox outbox, ObjectProvider<OutboxListener> listeners,
            TransactionalOperator transaction, OutboxSettings settings) {
        List<OutboxListener> all = listeners.orderedStream().toList();
        return new OutboxRelay(outbox, all, transaction, this.nudge, settings);
    }

}
