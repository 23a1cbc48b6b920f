// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.entente.deadline.ProductClock;
import dev.entente.order.Order;
import dev.entente.order.Orders;

/// The demo shop's orders, put into an empty database at the start; what is there already stays as it is.
@Component
@ConditionalOnBooleanProperty("entente.demo")
class DemoShop {

    static final String TENANT = "demo";

    private static final Logger log = LoggerFactory.getLogger(DemoShop.class);

    private final Orders orders;

    private final ProductClock clock;

    DemoShop(Orders orders, ProductClock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        stock().subscribe(count -> log.info("The demo shop has {} orders.", count),
                failure -> log.error("The demo shop could not be stocked: {}", failure.toString()));
    }

    /// Every order of the shop as it stands, those that are missing made first.
    Mono<List<Order>> load() {
        return this.clock.now()
            .flatMapIterable(now -> new DemoOrders(TENANT, now).list())
            .concatMap(order -> this.orders.find(TENANT, order.id()).switchIfEmpty(Mono.defer(() -> put(order))))
            .collectList();
    }

    private Mono<Long> stock() {
        return load().flatMapMany(Flux::fromIterable).count();
    }

    private Mono<Order> put(Order order) {
        return this.orders.put(order).thenReturn(order);
    }

}
