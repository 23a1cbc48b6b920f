// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/// A way to settle the case, ready to be put before the parties.
///
/// @param id the id by which it is chosen, unique in its offer
/// @param remedy the remedy's code of the policy, such as `partial_refund`
/// @param share the part of the item price; null where the remedy moves none or all of it
/// @param withShipping whether shipping is given back in any case; otherwise only where the policy's full refund says so
/// @param goods whether the item goes back to the seller
/// @param returnPaidBy who pays the return; null where nothing goes back
/// @param label what its button says
/// @param why the reason shown with it
/// @param rule the rule of the policy that allows it, such as `P4`
public record Solution(String id, String remedy, @Nullable Share share, boolean withShipping, Return goods,
        @Nullable PaidBy returnPaidBy, Localized label, Localized why, String rule) {

    /// Whether the item goes back.
    public enum Return {

        NONE, REQUIRED;

        /// The word of the contract: `none` or `required`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

    }

    /// Who pays for sending the item back.
    public enum PaidBy {

        BUYER, SELLER, PLATFORM;

        /// The word of the contract: `buyer`, `seller` or `platform`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

    }

}
