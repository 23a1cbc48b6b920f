// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.util.Locale;

/// The two ways that held money can go.
public enum LegKind {

    /// Back to the buyer.
    REFUND("refunded"),
    /// On to the seller.
    RELEASE("released");

    private final String account;

    LegKind(String account) {
        this.account = account;
    }

    /// The name in events, notices and tables: {@code refund} or {@code release}.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LegKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /// The ledger's account that the money arrives on.
    String account() {
        return this.account;
    }

}
