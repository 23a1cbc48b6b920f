// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.Locale;

/// What a proposal, an agreement or a decision comes to.
///
/// @param amountMinor what goes back to the buyer, in minor units
public record Terms(Remedy remedy, long amountMinor, String currency, Return goodsReturn, PaidBy returnPaidBy) {

    /// Whether the goods go back before the money does.
    public enum Return {

        NONE, REQUIRED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

    }

    /// Who pays for the way back.
    public enum PaidBy {

        BUYER, SELLER, PLATFORM;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

    }

}
