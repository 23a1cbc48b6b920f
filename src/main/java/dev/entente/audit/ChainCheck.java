// SPDX-License-Identifier: Apache-2.0

package dev.entente.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Follows every chain from its first entry to its head, and counts what no chain holds. It blocks; it is for a command of
/// its own.
final class ChainCheck {

    private static final int FETCH = 1_000;

    private static final int HASH_BYTES = 32;

    private final Connection connection;

    /// @param connection to read in one transaction, so that all is seen at one moment
    ChainCheck(Connection connection) {
        this.connection = connection;
    }

    /// One line for every tenant that has an audit.
    List<Finding> checkNow() throws SQLException {
        this.connection.setAutoCommit(false);
        this.connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var statement = this.connection.createStatement(); var tenants = statement.executeQuery("""
                select tenant from audit_head union select tenant from audit_link
                union select tenant from audit_act order by tenant""")) {
            var findings = new ArrayList<Finding>();
            while (tenants.next()) {
                findings.add(check(tenants.getString(1)));
            }
            return findings;
        }
    }

    private Finding check(String tenant) throws SQLException {
        long number = 0;
        byte[] hash = new byte[HASH_BYTES];
        try (var statement = this.connection.prepareStatement(Link.COLUMNS + "where l.tenant = ? order by l.number")) {
            statement.setString(1, tenant);
            statement.setFetchSize(FETCH);
            var rows = statement.executeQuery();
            while (rows.next()) {
                Link link = Link.of(rows);
                String fault = link.fault(number, hash);
                if (fault != null) {
                    return new Finding(tenant, link.number(), hash, fault);
                }
                number = link.number();
                hash = link.hash();
            }
        }
        return new Finding(tenant, number, hash, faultAtTheEnd(tenant, number, hash));
    }

    private @Nullable String faultAtTheEnd(String tenant, long number, byte[] hash) throws SQLException {
        try (var statement = this.connection.prepareStatement("select number, hash from audit_head where tenant = ?")) {
            statement.setString(1, tenant);
            var head = statement.executeQuery();
            if (!head.next()) {
                return "its head is gone";
            }
            if (head.getLong(1) != number || !Arrays.equals(head.getBytes(2), hash)) {
                return "the last entries are missing: the head stands at " + head.getLong(1);
            }
        }
        try (var statement = this.connection.prepareStatement("""
                select count(*) from audit_act a where a.tenant = ?
                   and not exists (select from audit_link l where l.act_id = a.id and l.tenant = a.tenant)""")) {
            statement.setString(1, tenant);
            var loose = statement.executeQuery();
            loose.next();
            return loose.getLong(1) == 0 ? null : loose.getLong(1) + " acts stand in no entry";
        }
    }

    /// How a chain was found.
    ///
    /// @param number of the last entry that was looked at
    /// @param hash of the last entry that was whole
    /// @param fault the first thing that is wrong
    record Finding(String tenant, long number, byte[] hash, @Nullable String fault) {

        boolean isWhole() {
            return this.fault == null;
        }

        @Override
        public String toString() {
            return isWhole()
                    ? "%s: %d entries, whole, head %s".formatted(this.tenant, this.number,
                            HexFormat.of().formatHex(this.hash))
                    : "%s: BROKEN at entry %d: %s".formatted(this.tenant, this.number, this.fault);
        }

    }

}
