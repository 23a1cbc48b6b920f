// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Events of other threads, stored in bulk. They are copies of a real thread and a real event with other numbers, so that this
/// need not know every column.
final class StoredHistory implements AutoCloseable {

    static final int EVENTS_PER_THREAD = 100;

    private static final int THREADS_AT_ONCE = 5_000;

    /// Ids that rise with time, as the product's own do.
    private static final String THREAD_ID = """
            (lpad(to_hex(1700000000000 + c * 1000), 12, '0') || '7' || substr(md5(c::text), 1, 3) || '8'
                || substr(md5(c::text), 4, 15))::uuid""";

    private final Connection connection;

    private final UUID model;

    private long threads;

    private StoredHistory(Connection connection, UUID model) {
        this.connection = connection;
        this.model = model;
    }

    /// @param model the thread that the others resemble
    static StoredHistory open(String address, UUID model) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:postgresql://" + address, "bench", "bench");
        var history = new StoredHistory(connection, model);
        history.execute("set session_replication_role = replica");
        history.execute("set synchronous_commit = off");
        history.execute("load 'auto_explain'");
        return history;
    }

    /// Adds threads until so many events are stored, a tenth of them in one long thread.
    void grow(long events, UUID longThread) throws SQLException {
        long wanted = Math.max(1, events / EVENTS_PER_THREAD);
        while (this.threads < wanted) {
            long until = Math.min(wanted, this.threads + THREADS_AT_ONCE);
            addThreads(this.threads + 1, until);
            addEvents("c", THREAD_ID, "from generate_series(%d, %d) c, generate_series(1, %d) s"
                .formatted(this.threads + 1, until, EVENTS_PER_THREAD));
            this.threads = until;
        }
        prolong(longThread, events / 10);
        execute("analyze event");
        execute("analyze conversation");
        execute("checkpoint");
    }

    /// Lets the server write down how it runs each statement, or stop doing so.
    void explain(boolean on) throws SQLException {
        execute("alter system set auto_explain.log_analyze = on");
        execute("alter system set auto_explain.log_buffers = on");
        execute("alter system set auto_explain.log_nested_statements = on");
        execute("alter system set auto_explain.log_min_duration = " + (on ? "0" : "-1"));
        execute("select pg_reload_conf()");
    }

    long threads() {
        return this.threads;
    }

    UUID thread(long number) throws SQLException {
        try (var statement = this.connection.createStatement();
                var rows = statement
                    .executeQuery("select %s from (select %d::bigint as c)".formatted(THREAD_ID, number) + " as one")) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
    }

    long head(UUID thread) throws SQLException {
        return number("select head from conversation where id = '" + thread + "'");
    }

    long stored() throws SQLException {
        return number("select count(*) from event");
    }

    @Override
    public void close() throws SQLException {
        this.connection.close();
    }

    private void addThreads(long from, long to) throws SQLException {
        copy("conversation",
                Map.of("id", THREAD_ID, "order_id", "'seed-' || c", "buyer_id", "'seed-b-' || c", "seller_id",
                        "'seed-s-' || c", "head", "100", "head_buyer", "100", "head_seller", "100", "head_agent",
                        "100"),
                "from generate_series(%d, %d) c".formatted(from, to), "id = '" + this.model + "'");
    }

    private void prolong(UUID thread, long events) throws SQLException {
        long head = head(thread);
        if (events > head) {
            addEvents("0", "'" + thread + "'::uuid", "from generate_series(%d, %d) s".formatted(head + 1, events));
            execute("update conversation set head = %1$d, head_buyer = %1$d, head_seller = %1$d, head_agent = %1$d"
                .formatted(events) + " where id = '" + thread + "'");
        }
    }

    private void addEvents(String salt, String thread, String from) throws SQLException {
        copy("event",
                Map.of("conversation_id", thread, "seq", "s", "id", "md5(%s || '-' || s)::uuid".formatted(salt),
                        "prev_buyer", "s - 1", "prev_seller", "s - 1", "prev_agent", "s - 1", "client_id",
                        "md5(s || '/' || %s)".formatted(salt), "client_key",
                        "(left(replace((%s)::text, '-', ''), 16) || substr(md5(s || '/' || %s), 1, 16))::uuid"
                            .formatted(thread, salt)),
                from, "conversation_id = '%s' and client_id is not null".formatted(this.model));
    }

    /// Stores copies of the first row that fits, with these columns calculated anew.
    private void copy(String table, Map<String, String> anew, String from, String model) throws SQLException {
        var columns = columns(table);
        var values = columns.stream().map(column -> anew.getOrDefault(column, "model." + column)).toList();
        execute("insert into %s (%s) select %s %s, (select * from %s where %s limit 1) model".formatted(table,
                String.join(", ", columns), String.join(", ", values), from, table, model));
    }

    private List<String> columns(String table) throws SQLException {
        var columns = new ArrayList<String>();
        try (var rows = this.connection.getMetaData().getColumns(null, "public", table, null)) {
            while (rows.next()) {
                columns.add(rows.getString("COLUMN_NAME"));
            }
        }
        return columns;
    }

    private long number(String query) throws SQLException {
        try (var statement = this.connection.createStatement(); var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = this.connection.createStatement()) {
            statement.execute(sql);
        }
    }

}
