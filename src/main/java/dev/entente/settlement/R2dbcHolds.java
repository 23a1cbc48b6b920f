// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.time.Duration;
import java.time.Instant;

import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.entente.worker.Nudge;

/// Which orders are frozen, and when their holds have to be extended.
final class R2dbcHolds implements Holds {

    private static final String FREEZE = """
            insert into escrow_hold (tenant, order_id, next_try_at)
            select tenant, order_id, settlement_lease_clock() from escrow_position
             where tenant = :tenant and order_id = :order and escrow and reference is not null and held_minor > 0
            on conflict do nothing""";

    /// A due hold is leased by moving its next try; one whose money has moved ends here.
    private static final String CLAIM = """
            with due as (select tenant, order_id from escrow_hold where next_try_at <= settlement_lease_clock()
                          order by next_try_at limit :most for update skip locked),
                 taken as (update escrow_hold h
                              set attempts = attempts + 1,
                                  next_try_at = case when p.held_minor > 0 then settlement_lease_clock()
                                      + :lease * interval '1 millisecond' end
                             from due join escrow_position p using (tenant, order_id)
                            where h.tenant = due.tenant and h.order_id = due.order_id
                           returning h.tenant, h.order_id, h.attempts, h.next_try_at, p.reference)
            select tenant, order_id, attempts, reference from taken where next_try_at is not null""";

    private final DatabaseClient database;

    private final Nudge nudge;

    R2dbcHolds(DatabaseClient database, Nudge nudge) {
        this.database = database;
        this.nudge = nudge;
    }

    @Override
    public Mono<Void> freeze(String tenant, String orderId) {
        return on(FREEZE, tenant, orderId).then(Mono.defer(this.nudge::afterCommit)).checkpoint("settlement.freeze");
    }

    @Override
    public Mono<Void> thaw(String tenant, String orderId) {
        return on("delete from escrow_hold where tenant = :tenant and order_id = :order", tenant, orderId).then()
            .checkpoint("settlement.thaw");
    }

    Flux<Due> claim(int most, Duration lease) {
        return this.database.sql(CLAIM)
            .bind("most", most)
            .bind("lease", lease.toMillis())
            .map(row -> new Due(R2dbcLedger.text(row, "tenant"), R2dbcLedger.text(row, "order_id"),
                    R2dbcLedger.text(row, "reference"), R2dbcLedger.number(row, "attempts")))
            .all();
    }

    Mono<Void> extended(Due due, Instant until, Duration next) {
        return this.database.sql("""
                update escrow_hold set held_until = :until, attempts = 0,
                       next_try_at = settlement_lease_clock() + :next * interval '1 millisecond'
                 where tenant = :tenant and order_id = :order""")
            .bind("until", until)
            .bind("next", next.toMillis())
            .bind("tenant", due.tenant())
            .bind("order", due.orderId())
            .then();
    }

    Mono<Void> postpone(Due due, Duration next) {
        return this.database.sql("""
                update escrow_hold set next_try_at = settlement_lease_clock() + :next * interval '1 millisecond'
                 where tenant = :tenant and order_id = :order""")
            .bind("next", next.toMillis())
            .bind("tenant", due.tenant())
            .bind("order", due.orderId())
            .then();
    }

    private Mono<Long> on(String sql, String tenant, String orderId) {
        return this.database.sql(sql).bind("tenant", tenant).bind("order", orderId).fetch().rowsUpdated();
    }

    /// A hold that this node is to extend.
    record Due(String tenant, String orderId, String reference, int attempts) {
    }

}
