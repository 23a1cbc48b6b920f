// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.util.Locale;

/// Who somebody is in a conversation; the names are those of tokens and events.
public enum Role {

    BUYER, SELLER, AGENT, OPERATOR, MARKETPLACE, BOT, SYSTEM;

    /// The name on the wire, in lower case.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether this is one of the two people whose dispute it is.
    public boolean isParty() {
        return this == BUYER || this == SELLER;
    }

    /// The other side of the dispute.
    public Role counterpart() {
        return switch (this) {
            case BUYER -> SELLER;
            case SELLER -> BUYER;
            default -> throw new IllegalStateException(wire() + " has no counterpart");
        };
    }

    /// The role of that name.
    /// @throws IllegalArgumentException when there is none
    public static Role of(String wire) {
        if (!wire.equals(wire.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("No role " + wire);
        }
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

}
