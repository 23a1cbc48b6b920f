// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import reactor.core.publisher.Mono;

/// The books of an order as people see them.
public interface Ledger {

    /// Sums and entries of one moment; empty where no such order was ever told to us.
    Mono<LedgerView> view(String tenant, String orderId);

}
