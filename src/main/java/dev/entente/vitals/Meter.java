// SPDX-License-Identifier: Apache-2.0

package dev.entente.vitals;

import org.jspecify.annotations.Nullable;

/// What is read off the database. Every node reads the same, so that a dashboard takes the largest and never the sum.
enum Meter {

    /// Cases that are not closed.
    CASES("entente.cases", "stage"),

    /// Cases that nothing will move on by itself: invariant 4, always 0.
    ORPHANS("entente.cases.orphans", null),

    DESK_WAITING("entente.desk.waiting", "tier"),

    DESK_OLDEST_SECONDS("entente.desk.oldest.wait", null),

    TURNS("entente.turns.queued", null),

    TURNS_FAILING("entente.turns.failing", null),

    TURNS_OLDEST_SECONDS("entente.turns.oldest", null),

    TIMERS("entente.timers.waiting", null),

    TIMERS_OVERDUE("entente.timers.overdue", null),

    TIMERS_OLDEST_SECONDS("entente.timers.oldest.overdue", null),

    /// Those under way, and those that ended within a day.
    INSTRUCTIONS("entente.settlement.instructions", "state"),

    INSTRUCTIONS_OLDEST_SECONDS("entente.settlement.oldest.requested", null),

    /// Orders whose books do not add up: invariant 1, always 0.
    IMBALANCE("entente.ledger.imbalance", null);

    private final String wire;

    private final @Nullable String label;

    Meter(String wire, @Nullable String label) {
        this.wire = wire;
        this.label = label;
    }

    String wire() {
        return this.wire;
    }

    @Nullable String label() {
        return this.label;
    }

    @Nullable String unit() {
        return name().endsWith("_SECONDS") ? "seconds" : null;
    }

}
