// SPDX-License-Identifier: Apache-2.0

package dev.entente.order;

import reactor.core.publisher.Mono;

/// Told inside the transaction that stores an order, so that what hangs on it is stored with it or not at all.
public interface OrderListener {

    Mono<Void> saved(Order order);

}
