// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import reactor.core.publisher.Mono;

/// Keeps the provider from releasing by itself while people talk.
public interface Holds {

    /// Freezes the order's money in the caller's transaction; the hold is extended at the
    /// provider after the commit
    /// and again before it ends, until all money has moved. Asked twice, or for an order
    /// outside escrow, it changes
    /// nothing.
    Mono<Void> freeze(String tenant, String orderId);

    /// Lets the hold run out by itself.
    Mono<Void> thaw(String tenant, String orderId);

}
