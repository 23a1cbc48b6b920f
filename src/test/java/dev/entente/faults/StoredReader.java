// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// Reads a database as one snapshot. Where [#trace(Connection)] was called beforehand, it knows what became of timers
/// that are gone.
public final class StoredReader {

    private static final String TRACE = """
            create table fault_trace (tx xid8 not null default pg_current_xact_id(), subject uuid not null, kind text,
                due_at timestamptz);
            create function trace_timer() returns trigger language plpgsql as $$
            begin
                if old.due_at <= entente_now() then
                    insert into fault_trace (subject, kind, due_at) values (old.subject, old.kind, old.due_at);
                end if;
                return old;
            end $$;
            create function trace_case() returns trigger language plpgsql as $$
            begin
                insert into fault_trace (subject) values (new.conversation_id);
                return new;
            end $$;
            create trigger trace_timer after delete on timer for each row execute function trace_timer();
            create trigger trace_case after update on dispute for each row execute function trace_case();
            """;

    private final Connection connection;

    private StoredReader(Connection connection) {
        this.connection = connection;
    }

    /// Lets this database keep notes of timers that go and of steps of their cases.
    public static void trace(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TRACE);
        }
    }

    public static Stored read(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            return new StoredReader(connection).read();
        }
        finally {
            connection.rollback();
        }
    }

    private Stored read() throws SQLException {
        return new Stored(all("select entente_now() as now", row -> time(row, "now")).getFirst(), threads(), events(),
                cases(), timers(), elapsed(), turns(), positions(), legs(), transfers(), strangeKeys());
    }

    private List<Stored.Thread> threads() throws SQLException {
        return all("select * from conversation order by id",
                row -> new Stored.Thread(uuid(row, "id"), row.getString("tenant"), row.getString("order_id"),
                        row.getString("buyer_id"), row.getString("seller_id"), row.getLong("head"),
                        row.getLong("head_buyer"), row.getLong("head_seller"), row.getLong("head_agent")));
    }

    private List<Stored.Event> events() throws SQLException {
        return all("select * from event order by conversation_id, seq",
                row -> new Stored.Event(uuid(row, "conversation_id"), row.getLong("seq"), uuid(row, "id"),
                        row.getString("kind"), row.getString("author_role"), row.getString("author_id"),
                        row.getInt("readers"), row.getLong("prev_buyer"), row.getLong("prev_seller"),
                        row.getLong("prev_agent"), row.getString("client_id")));
    }

    private List<Stored.Case> cases() throws SQLException {
        return all("select * from dispute", row -> new Stored.Case(uuid(row, "conversation_id"), row.getString("stage"),
                row.getString("awaited"), time(row, "due_at"), row.getString("holder")));
    }

    private List<Stored.Timer> timers() throws SQLException {
        return all("select * from timer",
                row -> new Stored.Timer(uuid(row, "subject"), row.getString("kind"), time(row, "due_at")));
    }

    private List<Stored.Elapsed> elapsed() throws SQLException {
        boolean traced = all("select to_regclass('fault_trace') is not null as traced", row -> row.getBoolean("traced"))
            .getFirst();
        return !traced ? List.of() : all("""
                select t.*, (select count(*) from fault_trace s
                              where s.tx = t.tx and s.subject = t.subject and s.kind is null) as steps
                  from fault_trace t where t.kind is not null""", row -> new Stored.Elapsed(uuid(row, "subject"),
                row.getString("kind"), time(row, "due_at"), row.getLong("steps")));
    }

    private List<Stored.Turn> turns() throws SQLException {
        return all("select conversation_id, extract(epoch from clock_timestamp() - due_at) as late from turn",
                row -> new Stored.Turn(uuid(row, "conversation_id"), seconds(row.getDouble("late"))));
    }

    private List<Stored.Position> positions() throws SQLException {
        return all("select * from escrow_position",
                row -> new Stored.Position(row.getString("tenant"), row.getString("order_id"),
                        row.getLong("captured_minor"), row.getLong("held_minor"), row.getLong("refunded_minor"),
                        row.getLong("released_minor")));
    }

    private List<Stored.Leg> legs() throws SQLException {
        return all("""
                select l.*, i.tenant, i.order_id, extract(epoch from settlement_lease_clock()
                           - greatest(l.next_try_at, l.lease_until)) as late
                  from settlement_leg l join settlement_instruction i on i.id = l.instruction_id
                 where l.state <> 'none'""",
                row -> new Stored.Leg(uuid(row, "key"), row.getString("tenant"), row.getString("order_id"),
                        row.getString("kind"), row.getString("state"),
                        (row.getString("next_try_at") == null) ? null : seconds(row.getDouble("late"))));
    }

    private List<Stored.Transfer> transfers() throws SQLException {
        return all("select * from sandbox_book", row -> new Stored.Transfer(uuid(row, "key"), row.getString("tenant"),
                row.getString("order_id"), row.getString("kind"), row.getString("state"), row.getLong("amount_minor")));
    }

    private List<UUID> strangeKeys() throws SQLException {
        return all("select key from sandbox_call where key not in (select key from settlement_leg)",
                row -> uuid(row, "key"));
    }

    private <T> List<T> all(String query, Reading<T> reading) throws SQLException {
        try (var statement = this.connection.createStatement(); var rows = statement.executeQuery(query)) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(reading.of(rows));
            }
            return all;
        }
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return (time != null) ? time.toInstant() : null;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }

    /// A row as a value.
    private interface Reading<T> {

        T of(ResultSet row) throws SQLException;

    }

}
