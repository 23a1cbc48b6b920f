// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import dev.entente.dispute.Escrow.Position;
import dev.entente.order.Order;

/// The ledger in PostgreSQL; that entries add up and stay is proved by the database itself.
final class R2dbcLedger implements Ledger {

    private static final String POSITION = """
            select escrow, currency, captured_minor, held_minor, refunded_minor, released_minor, ordered
              from escrow_position where tenant = :tenant and order_id = :order""";

    /// One statement, so that sums and entries are of one moment.
    private static final String ENTRIES = """
            select a.currency, e.id, e.at, e.kind, e.instruction_id, taken.account as from_account,
                   given.account as to_account, given.amount_minor
              from escrow_account a
              left join ledger_entry e on e.tenant = a.tenant and e.order_id = a.order_id
              left join ledger_posting taken on taken.entry_id = e.id and taken.amount_minor < 0
              left join ledger_posting given on given.entry_id = e.id and given.amount_minor > 0
             where a.tenant = :tenant and a.order_id = :order
             order by e.number""";

    private static final String BOOK = """
            with entry as (insert into ledger_entry (tenant, order_id, kind, instruction_id)
                           values (:tenant, :order, :kind, :instruction) returning id)
            insert into ledger_posting (entry_id, account, amount_minor)
            select entry.id, p.account, p.amount from entry,
                   (values (:from, -:amount::bigint), (:to, :amount::bigint)) as p (account, amount)""";

    private final DatabaseClient database;

    private final TransactionalOperator joined;

    R2dbcLedger(DatabaseClient database, TransactionalOperator joined) {
        this.database = database;
        this.joined = joined;
    }

    @Override
    public Mono<LedgerView> view(String tenant, String orderId) {
        return this.database.sql(ENTRIES)
            .bind("tenant", tenant)
            .bind("order", orderId)
            .map(R2dbcLedger::line)
            .all()
            .collectList()
            .filter(lines -> !lines.isEmpty())
            .map(R2dbcLedger::sum)
            .checkpoint("settlement.view");
    }

    Mono<Position> findPosition(String tenant, String orderId) {
        return this.database.sql(POSITION)
            .bind("tenant", tenant)
            .bind("order", orderId)
            .map(row -> new Position(truth(row, "escrow"), text(row, "currency"), minor(row, "captured_minor"),
                    minor(row, "held_minor"), minor(row, "refunded_minor"), minor(row, "released_minor"),
                    truth(row, "ordered")))
            .one();
    }

    /// Opens the order's account and books what its payment captured; a later save finds
    /// the account and changes
    /// nothing.
    Mono<Void> open(Order order) {
        var payment = order.payment();
        var opened = this.database
            .sql("insert into escrow_account (tenant, order_id, escrow, currency, reference)"
                    + " values (:tenant, :order, :escrow, :currency, :reference) on conflict do nothing")
            .bind("tenant", order.tenant())
            .bind("order", order.id())
            .bind("escrow", payment.escrow())
            .bind("currency", order.currency())
            .bind("reference", Parameters.in(R2dbcType.VARCHAR, payment.reference()))
            .fetch()
            .rowsUpdated();
        return opened.filter(rows -> rows > 0 && payment.escrow() && payment.heldMinor() > 0)
            .flatMap(_ -> book(order.tenant(), order.id(), null, payment.heldMinor(),
                    new Instruction.Movement("capture", "captured", "held")))
            .as(this.joined::transactional);
    }

    /// Adds one entry of two postings in the caller's transaction.
    Mono<Void> book(String tenant, String orderId, @Nullable UUID instructionId, long amountMinor,
            Instruction.Movement movement) {
        return this.database.sql(BOOK)
            .bind("tenant", tenant)
            .bind("order", orderId)
            .bind("kind", movement.kind())
            .bind("instruction", (instructionId != null) ? Parameters.in(instructionId) : Parameters.in(UUID.class))
            .bind("from", movement.from())
            .bind("to", movement.to())
            .bind("amount", amountMinor)
            .then();
    }

    /// Waits for its turn at the order's books.
    Mono<Position> lock(String tenant, String orderId) {
        return this.database.sql("select 1 from escrow_account where tenant = :tenant and order_id = :order for update")
            .bind("tenant", tenant)
            .bind("order", orderId)
            .fetch()
            .one()
            .then(Mono.defer(() -> findPosition(tenant, orderId)));
    }

    private static Line line(Readable row) {
        var id = row.get("id", UUID.class);
        if (id == null) {
            return new Line(text(row, "currency"), null);
        }
        return new Line(text(row, "currency"),
                new LedgerView.Entry(id, row.get("at", Instant.class), text(row, "kind"), minor(row, "amount_minor"),
                        text(row, "from_account"), text(row, "to_account"), row.get("instruction_id", UUID.class)));
    }

    private static LedgerView sum(List<Line> lines) {
        var sums = new HashMap<String, Long>();
        var entries = lines.stream().flatMap(line -> Stream.ofNullable(line.entry())).toList();
        for (var entry : entries) {
            sums.merge(entry.from(), -entry.amountMinor(), Math::addExact);
            sums.merge(entry.to(), entry.amountMinor(), Math::addExact);
        }
        return new LedgerView(lines.getFirst().currency(), -of(sums, "captured"), of(sums, "held"),
                of(sums, "refunded"), of(sums, "released"), entries);
    }

    private static long of(Map<String, Long> sums, String account) {
        return sums.getOrDefault(account, 0L);
    }

    static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    static long minor(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }

    static int number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Integer.class), column);
    }

    private static boolean truth(Readable row, String column) {
        return Boolean.TRUE.equals(row.get(column, Boolean.class));
    }

    private record Line(String currency, LedgerView.@Nullable Entry entry) {
    }

}
