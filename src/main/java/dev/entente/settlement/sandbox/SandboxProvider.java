// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import dev.entente.settlement.HoldOrder;
import dev.entente.settlement.LegOrder;
import dev.entente.settlement.LegResult;
import dev.entente.settlement.PaymentProvider;
import dev.entente.settlement.Undivided;

/// A provider that keeps its word by key and can be made to misbehave by amount ([ForcedOutcome]).
///
/// It stands for a foreign house: it commits on its own, whatever transaction the caller may be in and
/// even when the caller hangs up; its books
/// (`sandbox_book`) are there to be compared with ours.
final class SandboxProvider implements PaymentProvider {

    private static final String TRANSFER = """
            insert into sandbox_transfer (key, kind, tenant, order_id, amount_minor, currency, reference, state,
                                          later_state, later_at)
            values (:key, :kind, :tenant, :order, :amount, :currency, :reference, :state, nullif(:later, ''),
                    case when :later <> '' then entente_now() + :delay * interval '1 millisecond' end)""";

    private final DatabaseClient database;

    private final TransactionalOperator own;

    private final SandboxSettings settings;

    /// @param own a transaction that never joins the caller's
    SandboxProvider(DatabaseClient database, TransactionalOperator own, SandboxSettings settings) {
        this.database = database;
        this.own = own;
        this.settings = settings;
    }

    @Override
    public Mono<LegResult> refund(LegOrder order) {
        return take(order);
    }

    @Override
    public Mono<LegResult> release(LegOrder order) {
        return take(order);
    }

    @Override
    public Mono<LegResult> find(UUID key) {
        return read(key).map(Transfer::result);
    }

    @Override
    public Mono<Instant> extendHold(HoldOrder order) {
        return this.database.sql("""
                insert into sandbox_hold as h (tenant, reference, held_until)
                values (:tenant, :reference, entente_now() + :length * interval '1 millisecond')
                on conflict (tenant, reference) do update set held_until = greatest(h.held_until, excluded.held_until)
                returning held_until""")
            .bind("tenant", order.tenant())
            .bind("reference", order.reference())
            .bind("length", order.length().toMillis())
            .map(row -> Objects.requireNonNull(row.get("held_until", Instant.class)))
            .one()
            .as(this.own::transactional)
            .as(Undivided::of);
    }

    /// What is taken is committed before anything is answered: also the call that gets a
    /// bad answer, or none.
    private Mono<LegResult> take(LegOrder order) {
        var forced = this.settings.forceOutcomes() ? ForcedOutcome.of(order.amountMinor()) : ForcedOutcome.CONFIRMED;
        return count(order.key()).flatMap(calls -> carryOut(order, forced, calls).thenReturn(calls))
            .as(this.own::transactional)
            .as(Undivided::of)
            .flatMap(calls -> answer(order, forced, calls));
    }

    /// Counting comes first, so that two calls with one key follow each other.
    private Mono<Integer> count(UUID key) {
        return this.database.sql("""
                insert into sandbox_call as c (key, calls) values (:key, 1)
                on conflict (key) do update set calls = c.calls + 1 returning calls""")
            .bind("key", key)
            .map(row -> Objects.requireNonNull(row.get("calls", Integer.class)))
            .one();
    }

    private Mono<Void> carryOut(LegOrder order, ForcedOutcome forced, int calls) {
        if (forced == ForcedOutcome.BROKEN_ONCE && calls == 1) {
            return Mono.empty();
        }
        return read(order.key()).flatMap(known -> known.isFor(order) ? Mono.just(known) : Mono.error(keyReused()))
            .switchIfEmpty(Mono.defer(() -> transfer(order, forced))
                .then(Mono.defer(() -> ring(order.key(), forced)))
                .then(Mono.empty()))
            .then();
    }

    private Mono<LegResult> answer(LegOrder order, ForcedOutcome forced, int calls) {
        if (calls > 1) {
            return find(order.key());
        }
        return switch (forced) {
            case SILENT -> Mono.never();
            case BROKEN_ONCE -> Mono.error(new SandboxFault(500, "internal error"));
            case BUSY_ONCE -> Mono.error(new SandboxFault(409, "an order with this key is being worked on"));
            default -> find(order.key());
        };
    }

    private Mono<Void> transfer(LegOrder order, ForcedOutcome forced) {
        return this.database.sql(TRANSFER)
            .bind("key", order.key())
            .bind("kind", order.kind().wire())
            .bind("tenant", order.tenant())
            .bind("order", order.orderId())
            .bind("amount", order.amountMinor())
            .bind("currency", order.currency())
            .bind("reference", "sbx_" + order.key().toString().replace("-", ""))
            .bind("state", forced.first())
            .bind("later", forced.later())
            .bind("delay", this.settings.settlesAfter().toMillis())
            .then();
    }

    private Mono<Void> ring(UUID key, ForcedOutcome forced) {
        var after = this.settings.settlesAfter();
        return switch (forced) {
            case CONFIRMED, REFUSED, SILENT, BROKEN_ONCE -> Mono.empty();
            case PENDING, FAILS_LATER, REVERSED_LATER, BUSY_ONCE -> ring(key, "settled", after);
            case RINGS_LATE -> ring(key, "settled", after.plus(this.settings.lateBy()));
            case RINGS_TWICE -> ring(key, "settled", after).then(ring(key, "settled", after))
                .then(ring(key, "settled-again", after))
                .then(ring(key, "settled-again", after));
        };
    }

    private Mono<Void> ring(UUID key, String event, Duration after) {
        return this.database.sql("""
                insert into sandbox_notice (event_id, key, due_at)
                values (:event, :key, entente_now() + :after * interval '1 millisecond')""")
            .bind("event", "sandbox/" + key + "/" + event)
            .bind("key", key)
            .bind("after", after.toMillis())
            .then();
    }

    private Mono<Transfer> read(UUID key) {
        return this.database
            .sql("select kind, amount_minor, currency, reference, state from sandbox_book where key = :key")
            .bind("key", key)
            .map(Transfer::of)
            .one();
    }

    private static SandboxFault keyReused() {
        return new SandboxFault(422, "the key was used for another order");
    }

    private record Transfer(String kind, long amountMinor, String currency, String reference, String state) {

        static Transfer of(Readable row) {
            return new Transfer(Objects.requireNonNull(row.get("kind", String.class)),
                    Objects.requireNonNull(row.get("amount_minor", Long.class)),
                    Objects.requireNonNull(row.get("currency", String.class)),
                    Objects.requireNonNull(row.get("reference", String.class)),
                    Objects.requireNonNull(row.get("state", String.class)));
        }

        boolean isFor(LegOrder order) {
            return this.kind.equals(order.kind().wire()) && this.amountMinor == order.amountMinor()
                    && this.currency.equals(order.currency());
        }

        LegResult result() {
            return switch (this.state) {
                case "pending" -> new LegResult.Pending(this.reference);
                case "confirmed" -> new LegResult.Confirmed(this.reference);
                case "failed" -> new LegResult.Failed("refused", "The receiving bank refused the payment.");
                case "reversed" ->
                    new LegResult.Reversed(this.reference, "reversed", "The receiving bank sent the money back.");
                default -> throw new IllegalStateException("No such state: " + this.state);
            };
        }

    }

}
