// SPDX-License-Identifier: Apache-2.0

package dev.entente.nodes;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import dev.entente.faults.Cluster;
import dev.entente.faults.Node;
import dev.entente.testing.RealDatabase;

/// A look into the database that all nodes share, and a hand that holds something in it for as long as a test needs.
record Peek(RealDatabase database) {

    private static final Duration patience = Duration.ofSeconds(60);

    static Peek into(Cluster cluster) {
        return new Peek(cluster.database());
    }

    /// The first value of the first row as text; empty where there is none.
    String ask(String sql, Object... values) {
        try (var connection = this.database.connectNow()) {
            return ask(connection, sql, values);
        }
        catch (SQLException ex) {
            throw new IllegalStateException(sql, ex);
        }
    }

    private static String ask(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            if (!statement.execute()) {
                return "";
            }
            var rows = statement.getResultSet();
            return rows.next() && rows.getString(1) != null ? rows.getString(1) : "";
        }
    }

    long count(String sql, Object... values) {
        return Long.parseLong(ask(sql, values));
    }

    /// Asks until the answer is the wanted one.
    void await(String wanted, String sql, Object... values) {
        long end = System.nanoTime() + patience.toNanos();
        String seen = ask(sql, values);
        while (!seen.equals(wanted)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("%s still answers %s and not %s".formatted(sql, seen, wanted));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            seen = ask(sql, values);
        }
    }

    /// Takes locks and keeps them until it is closed.
    Hold hold(String sql, Object... values) {
        try {
            var connection = this.database.connectNow();
            connection.setAutoCommit(false);
            ask(connection, sql, values);
            return () -> {
                connection.rollback();
                connection.close();
            };
        }
        catch (SQLException ex) {
            throw new IllegalStateException(sql, ex);
        }
    }

    /// How many nodes wait for a lock with a statement that contains this.
    void awaitWaiting(int nodes, String statement) {
        await(Integer.toString(nodes), WAITING.formatted("count(distinct application_name)"), "%" + statement + "%");
    }

    /// The only node that waits for a lock with a statement that contains this.
    Node awaitWaiting(Cluster cluster, String statement) {
        awaitWaiting(1, statement);
        var name = ask(WAITING.formatted("min(application_name)"), "%" + statement + "%");
        return cluster.nodes().stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
    }

    private static final String WAITING = "select %s from pg_stat_activity where wait_event_type = 'Lock'"
            + " and application_name like 'node-%%' and query ilike ?";

    /// What is held until it is closed.
    interface Hold extends AutoCloseable {

        @Override
        void close() throws SQLException;

    }

}
