// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import dev.entente.dispute.Payout;
import dev.entente.order.Order;
import dev.entente.testing.RealDatabase;
import dev.entente.testing.RealServers;
import dev.entente.worker.Nudge;

/// The whole module on a database of its own; each node made from it shares the database and nothing else.
final class Till {

    static final String TENANT = "demo";

    static final Map<String, String> IMPATIENT = Map.of("entente.settlement.call-time-max", "600ms",
            "entente.settlement.lease-for", "5s", "entente.settlement.book-time-max", "3s",
            "entente.settlement.retry-delay-first", "20ms", "entente.settlement.retry-delay-max", "100ms",
            "entente.settlement.pending-delay-first", "30s", "entente.settlement.stop-grace", "1ms");

    private static final int PASSES_MAX = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final AtomicInteger count = new AtomicInteger();

    private final RealDatabase real;

    final R2dbcTransactionManager transactions;

    final DatabaseClient database;

    final TransactionalOperator transaction;

    final RecordingSettlements heard;

    final Nudge nudge = new Nudge();

    final R2dbcLedger ledger;

    final R2dbcInstructions instructions;

    final LedgerEscrow escrow;

    final R2dbcNotices notices;

    final R2dbcHolds holds;

    Till() {
        this.real = RealServers.createDatabase();
        var connections = new ConnectionPool(
                ConnectionPoolConfiguration.builder(this.real.connections()).initialSize(1).maxSize(20).build());
        this.transactions = new R2dbcTransactionManager(connections);
        this.database = DatabaseClient.create(connections);
        this.transaction = TransactionalOperator.create(this.transactions);
        run("create table heard (number bigint generated always as identity, instruction_id uuid, word text)");
        this.heard = new RecordingSettlements(this.database);
        this.ledger = new R2dbcLedger(this.database, this.transaction);
        this.instructions = new R2dbcInstructions(this.database);
        this.holds = new R2dbcHolds(this.database, this.nudge);
        this.escrow = new LedgerEscrow(this.ledger, this.instructions, this.holds, this.nudge, this.transaction);
        this.notices = new R2dbcNotices(this.database, this.transaction, this.nudge);
    }

    SettlementWorker worker(PaymentProvider provider) {
        return worker(provider, this.nudge);
    }

    SettlementWorker worker(PaymentProvider provider, Nudge bell) {
        return worker(provider, bell, "20ms");
    }

    SettlementWorker worker(PaymentProvider provider, Nudge bell, String pollEvery) {
        var properties = new HashMap<>(IMPATIENT);
        properties.put("entente.settlement.poll-every", pollEvery);
        var settings = SettlementSettingsTests.bind(properties);
        var booking = new Booking(this.ledger, this.instructions, this.heard, this.transaction,
                new SettlementMetrics(new SimpleMeterRegistry()), settings);
        return new SettlementWorker(this.instructions, booking, provider, bell, settings);
    }

    /// Lets the worker do what is due now, and what becomes due by it.
    void drain(SettlementWorker worker) {
        for (var pass = 0; pass < PASSES_MAX; pass++) {
            var due = worker.claimFree().flatMap(worker::carryOut).then(Mono.defer(this::somethingDue)).block(PATIENCE);
            if (!Boolean.TRUE.equals(due)) {
                return;
            }
        }
        throw new AssertionError("Still not done: " + text(
                "select string_agg(l::text, ' | ') from settlement_leg l where next_try_at <= settlement_lease_clock()")
                + text("select string_agg(state || ':' || query, ' | ') from pg_stat_activity where datname = current_database()"));
    }

    private Mono<Boolean> somethingDue() {
        return this.database.sql("""
                select exists (select from settlement_leg where next_try_at <= settlement_lease_clock()
                                 and coalesce(lease_until, '-infinity') < settlement_lease_clock()) as due""")
            .map(row -> Boolean.TRUE.equals(row.get("due", Boolean.class)))
            .one();
    }

    /// Real time passes: every lease is over, everything that waits is due.
    void hurry() {
        run("""
                update settlement_leg set lease_until = null,
                       next_try_at = least(next_try_at, settlement_lease_clock())
                 where state in ('sent', 'pending') and next_try_at is not null""");
    }

    /// Real time passes for everything: what is confirmed is asked about once more.
    void hurryAll() {
        run("""
                update settlement_leg set lease_until = null, next_try_at = settlement_lease_clock()
                 where next_try_at is not null""");
    }

    /// What other tests left undone is out of the way.
    void clear() {
        run("update settlement_leg set next_try_at = null, lease_until = null");
    }

    /// The product's time passes.
    void advance(Duration duration) {
        run("update product_clock set moved = moved + interval '" + duration.toMillis() + " milliseconds'");
    }

    /// An order in escrow, saved in a transaction of its own.
    String capture(long heldMinor) {
        var order = order("o-" + count.incrementAndGet(), true, heldMinor);
        save(order);
        return order.id();
    }

    void save(Order order) {
        new CaptureOnSave(this.ledger).saved(order).as(this.transaction::transactional).block();
    }

    static Order order(String id, boolean escrow, long heldMinor) {
        var buyer = new Order.Person("b-1", "Alice", "fr", null, null);
        var seller = new Order.Person("s-1", "Brocante", "en", null, "professional");
        var line = new Order.Line("l1", "Lampe", 1, heldMinor, "home");
        return new Order(TENANT, id, buyer, seller, Order.Kind.GOODS, List.of(line), 0, heldMinor, "EUR",
                new Order.Payment(escrow, escrow ? heldMinor : 0, "tra_" + id), Instant.EPOCH, null, null, null);
    }

    static Payout payout(String orderId, long refundMinor, long releaseMinor) {
        return new Payout(UUID.randomUUID(), UUID.randomUUID(), TENANT, orderId, refundMinor, releaseMinor, "EUR");
    }

    Payout ordered(String orderId, long refundMinor, long releaseMinor) {
        var payout = payout(orderId, refundMinor, releaseMinor);
        this.escrow.order(payout).block();
        return payout;
    }

    LedgerView view(String orderId) {
        return this.ledger.view(TENANT, orderId).block();
    }

    long count(String query) {
        return this.database.sql(query).map(row -> ((Number) row.get(0)).longValue()).one().block();
    }

    String text(String query) {
        return this.database.sql(query).map(row -> String.valueOf(row.get(0))).one().block();
    }

    void run(String statement) {
        try {
            this.database.sql(statement).then().block(PATIENCE);
        }
        catch (IllegalStateException ex) {
            throw new AssertionError("Stuck in " + statement + "\n" + whoWaitsForWhom(), ex);
        }
    }

    private String whoWaitsForWhom() {
        try (var connection = this.real.connectNow(); var result = connection.createStatement().executeQuery("""
                select string_agg(concat_ws(' ', pid, state, wait_event_type, wait_event, 'waits for',
                           pg_blocking_pids(pid)::text, left(query, 90)), chr(10))
                  from pg_stat_activity where datname = current_database()""")) {
            result.next();
            return result.getString(1);
        }
        catch (SQLException ex) {
            return ex.toString();
        }
    }

    /// What the sandbox moved, by its own books.
    long movedBySandbox(String orderId, LegKind kind) {
        return count("select coalesce(sum(amount_minor), 0)::bigint from sandbox_book where state = 'confirmed'"
                + " and order_id = '" + orderId + "' and kind = '" + kind.wire() + "'");
    }

}
