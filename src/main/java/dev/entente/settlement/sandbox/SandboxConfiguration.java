// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement.sandbox;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

import dev.entente.settlement.ProviderNotices;

/// The built-in provider, unless `entente.settlement.provider` names another.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "entente.settlement.provider", havingValue = "sandbox", matchIfMissing = true)
class SandboxConfiguration {

    @Bean
    SandboxProvider sandboxProvider(DatabaseClient database, ReactiveTransactionManager transactions,
            SandboxSettings settings) {
        var own = new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new SandboxProvider(database, TransactionalOperator.create(transactions, own), settings);
    }

    @Bean
    SandboxBell sandboxBell(DatabaseClient database, ProviderNotices notices, SandboxSettings settings) {
        return new SandboxBell(database, notices, settings);
    }

}
