// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Holds what clients went through against what is stored, and says everything that does not fit. It is asked when
/// faults are over and every client had the time to catch up.
public final class HistoryChecker {

    /// How long something may be due without being done while a server runs.
    public static final Duration LATE_MAX = Duration.ofSeconds(10);

    private final List<Rule> rules = List.of(new LogRules(), new ClientRules(), new MoneyRules(), new CaseRules());

    private HistoryChecker() {
    }

    /// Reads the database and checks it; the connection stays open.
    public static List<String> check(Collection<Testimony> clients, Connection connection) throws SQLException {
        return check(clients, StoredReader.read(connection));
    }

    /// Every violation as a sentence; empty where all is well.
    public static List<String> check(Collection<Testimony> clients, Stored stored) {
        var found = new ArrayList<String>();
        new HistoryChecker().rules.forEach(rule -> rule.check(clients, stored, found));
        return found;
    }

    /// A part of what must hold.
    interface Rule {

        void check(Collection<Testimony> clients, Stored stored, List<String> found);

    }

}
