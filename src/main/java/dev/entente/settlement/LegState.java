// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.util.Locale;

/// How far a leg has come; it goes to the right only, save that what was confirmed can still fail.
enum LegState {

    /// Nothing is to be moved on this leg.
    NONE,
    /// Booked and not yet shown to the provider.
    REQUESTED,
    /// The provider may have seen it; what it made of it is not known.
    SENT,
    /// The provider has it in hand.
    PENDING,
    /// The provider has moved the money.
    CONFIRMED,
    /// The provider will not move the money, or has taken it back.
    FAILED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LegState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    boolean isFinal() {
        return this == NONE || this == CONFIRMED || this == FAILED;
    }

}
