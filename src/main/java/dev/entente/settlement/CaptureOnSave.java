// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import reactor.core.publisher.Mono;

import dev.entente.order.Order;
import dev.entente.order.OrderListener;

/// Books what a payment captured in the transaction that stores its order.
final class CaptureOnSave implements OrderListener {

    private final R2dbcLedger ledger;

    CaptureOnSave(R2dbcLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Mono<Void> saved(Order order) {
        return this.ledger.open(order).checkpoint("settlement.capture");
    }

}
