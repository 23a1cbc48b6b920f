// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import dev.entente.dispute.Settlements;
import dev.entente.worker.Nudge;

/// Puts the money's parts together.
@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {

    @Bean
    R2dbcLedger ledger(DatabaseClient database, TransactionalOperator transaction) {
        return new R2dbcLedger(database, transaction);
    }

    @Bean
    R2dbcInstructions settlementInstructions(DatabaseClient database) {
        return new R2dbcInstructions(database);
    }

    @Bean
    Nudge settlementNudge() {
        return new Nudge();
    }

    @Bean
    LedgerEscrow escrow(R2dbcLedger ledger, R2dbcInstructions instructions, R2dbcHolds holds, Nudge nudge,
            TransactionalOperator transaction) {
        return new LedgerEscrow(ledger, instructions, holds, nudge, transaction);
    }

    @Bean
    CaptureOnSave captureOnSave(R2dbcLedger ledger) {
        return new CaptureOnSave(ledger);
    }

    @Bean
    R2dbcNotices providerNotices(DatabaseClient database, TransactionalOperator transaction, Nudge nudge) {
        return new R2dbcNotices(database, transaction, nudge);
    }

    @Bean
    Booking settlementBooking(R2dbcLedger ledger, R2dbcInstructions instructions, Settlements settlements,
            TransactionalOperator transaction, MeterRegistry registry, SettlementSettings settings) {
        return new Booking(ledger, instructions, settlements, transaction, new SettlementMetrics(registry), settings);
    }

    @Bean
    SettlementWorker settlementWorker(R2dbcInstructions instructions, Booking booking, PaymentProvider provider,
            Nudge nudge, SettlementSettings settings) {
        return new SettlementWorker(instructions, booking, provider, nudge, settings);
    }

    @Bean
    R2dbcHolds holds(DatabaseClient database, Nudge nudge) {
        return new R2dbcHolds(database, nudge);
    }

    @Bean
    HoldKeeper holdKeeper(R2dbcHolds holds, PaymentProvider provider, Nudge nudge, SettlementSettings settings) {
        return new HoldKeeper(holds, provider, nudge, settings);
    }

}
