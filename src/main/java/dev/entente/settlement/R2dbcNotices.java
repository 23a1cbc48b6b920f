// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import dev.entente.worker.Nudge;

/// Stores notices once per event and marks their leg as due for a look.
final class R2dbcNotices implements ProviderNotices {

    private static final Logger log = LoggerFactory.getLogger(R2dbcNotices.class);

    private final DatabaseClient database;

    private final TransactionalOperator own;

    private final Nudge nudge;

    R2dbcNotices(DatabaseClient database, TransactionalOperator own, Nudge nudge) {
        this.database = database;
        this.own = own;
        this.nudge = nudge;
    }

    @Override
    public Mono<Taken> receive(String eventId, UUID key) {
        return store(eventId, key).flatMap(isNew -> isNew ? wake(eventId, key) : Mono.just(Taken.DUPLICATE))
            .as(this.own::transactional)
            .as(Undivided::of)
            .checkpoint("settlement.notice");
    }

    private Mono<Boolean> store(String eventId, UUID key) {
        return this.database.sql("""
                insert into provider_notice (event_id, key, known)
                values (:event, :key, exists (select from settlement_leg where key = :key))
                on conflict do nothing""")
            .bind("event", eventId)
            .bind("key", key)
            .fetch()
            .rowsUpdated()
            .map(rows -> rows > 0);
    }

    /// A leg that was never shown to the provider is left alone: its turn has not come.
    private Mono<Taken> wake(String eventId, UUID key) {
        return this.database.sql("""
                update settlement_leg set notices = notices + 1, next_try_at = settlement_lease_clock()
                 where key = :key and state not in ('none', 'requested')""")
            .bind("key", key)
            .fetch()
            .rowsUpdated()
            .flatMap(rows -> rows > 0 ? this.nudge.afterCommit().thenReturn(Taken.HEARD) : park(eventId, key));
    }

    private static Mono<Taken> park(String eventId, UUID key) {
        return Mono.fromSupplier(() -> {
            log.warn("Notice {} is about {}, which is no payment of ours that is under way; it is kept", eventId, key);
            return Taken.PARKED;
        });
    }

}
