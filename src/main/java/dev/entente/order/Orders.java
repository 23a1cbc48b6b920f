// SPDX-License-Identifier: Apache-2.0

package dev.entente.order;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The orders that the marketplace has told us of.
public interface Orders {

    /// Empty where the tenant has no such order.
    Mono<Order> find(String tenant, String id);

    /// Creates or replaces the order; what was paid or held cannot change.
    /// @return whether it is new
    Mono<Boolean> put(Order order);

    /// Stores a tracking step and answers the order as it stands after it.
    Mono<Order> track(String tenant, String orderId, ParcelEvent event);

    /// The tracking steps of an order, oldest first.
    Flux<ParcelEvent> steps(String tenant, String orderId);

}
