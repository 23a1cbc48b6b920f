// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement.sandbox;

import java.time.Duration;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;

import dev.entente.settlement.PaymentProvider;
import dev.entente.settlement.ProviderNotices;
import reactor.core.publisher.Mono;

/// The built-in provider for tests; its bell rings when told to.
public record Sandbox(PaymentProvider provider, Mono<Void> bell) {

    /// The sandbox on that database, with its usual settings.
    public static Sandbox on(DatabaseClient database, ReactiveTransactionManager transactions,
            ProviderNotices notices) {
        var settings = new SandboxSettings(true, Duration.ofSeconds(2), Duration.ofHours(24), Duration.ofMillis(50),
                100);
        var configuration = new SandboxConfiguration();
        return new Sandbox(configuration.sandboxProvider(database, transactions, settings),
                Mono.defer(() -> configuration.sandboxBell(database, notices, settings).ringDue()));
    }

}
