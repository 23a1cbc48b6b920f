// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import reactor.core.publisher.Mono;

/// The money of an order as the case sees it; implemented where the ledger is.
public interface Escrow {

    /// What the ledger says of an order; an order outside escrow holds nothing.
    Mono<Position> position(String tenant, String orderId);

    /// Books the instruction in the caller's transaction; a worker carries it out after
    /// the commit.
    Mono<Void> order(Payout payout);

    /// Keeps the provider from releasing by itself from now on, in the caller's
    /// transaction; an order outside escrow stays
    /// as it is.
    Mono<Void> freeze(String tenant, String orderId);

    /// Lets the provider's own course go on, in the caller's transaction.
    Mono<Void> thaw(String tenant, String orderId);

    /// Sums in minor units; what is requested and not yet confirmed counts as held.
    ///
    /// @param ordered whether a split was already ordered that has not failed
    record Position(boolean escrow, String currency, long capturedMinor, long heldMinor, long refundedMinor,
            long releasedMinor, boolean ordered) {
    }

}
