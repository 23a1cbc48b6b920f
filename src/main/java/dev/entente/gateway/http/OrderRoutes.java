// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.audit.Act;
import dev.entente.audit.Audit;
import dev.entente.conversation.Threads;
import dev.entente.deadline.ProductClock;
import dev.entente.dispute.Cases;
import dev.entente.dispute.Command;
import dev.entente.gateway.Json;
import dev.entente.order.Order;
import dev.entente.order.Orders;
import dev.entente.order.ParcelEvent;
import dev.entente.party.Refused;

/// What the marketplace tells of its orders.
@Component
class OrderRoutes implements Routes {

    private final Json json;

    private final Orders orders;

    private final Threads threads;

    private final Cases cases;

    private final ProductClock clock;

    private final Audit audit;

    private final TransactionalOperator transaction;

    OrderRoutes(Json json, Orders orders, Threads threads, Cases cases, ProductClock clock, Audit audit,
            TransactionalOperator transaction) {
        this.json = json;
        this.orders = orders;
        this.threads = threads;
        this.cases = cases;
        this.clock = clock;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.write(HttpMethod.PUT, "/orders/{order_id}", Route.MARKETPLACE, this::put),
                Route.post("/orders/{order_id}/parcel-events", Route.MARKETPLACE, this::track));
    }

    private Mono<Reply> put(Call call) {
        Order order = this.json.read(call.body(), OrderFacts.class)
            .order(call.caller().tenant(), call.request().pathVariable("order_id"));
        return this.orders.put(order)
            .flatMap(isNew -> note(call, isNew ? "order.created" : "order.changed").thenReturn(isNew))
            .as(this.transaction::transactional)
            .map(isNew -> Reply.json(isNew ? 201 : 200, shown(this.json, order)));
    }

    /// What was told stands in the order; the audit keeps that it was this.
    private Mono<Void> note(Call call, String name) {
        return this.audit.note(Act.by(call.caller().tenant(), name, call.caller().role().wire(), call.caller().id())
            .with("order_id", call.request().pathVariable("order_id"))
            .with("facts_sha256", Json.digest(call.body())));
    }

    /// The order's facts, with its id in the words of the contract.
    static ObjectNode shown(Json json, Order order) {
        ObjectNode facts = json.node(order);
        facts.remove("tenant");
        facts.remove("id");
        return facts.put("order_id", order.id());
    }

    /// The step and what it changes in the case are stored together or not at all.
    private Mono<Reply> track(Call call) {
        String tenant = call.caller().tenant();
        String orderId = call.request().pathVariable("order_id");
        var step = this.json.read(call.body(), Step.class);
        return this.clock.now()
            .map(step::event)
            .flatMap(event -> this.orders.track(tenant, orderId, event)
                .then(tell(tenant, orderId, event))
                .then(note(call, "order.tracked"))
                .as(this.transaction::transactional)
                .thenReturn(Reply.json(201, this.json.node(event))));
    }

    private Mono<Void> tell(String tenant, String orderId, ParcelEvent event) {
        return this.threads.findCurrent(tenant, orderId)
            .flatMap(thread -> this.cases.apply(thread.id(), new Command.Moved(event), null))
            .then();
    }

    /// A tracking step as it is told.
    record Step(@Nullable String status, @Nullable Instant at, @Nullable String carrierCode, @Nullable String place,
            @Nullable String direction) {

        ParcelEvent event(Instant now) {
            var way = switch (this.direction == null ? "outbound" : this.direction) {
                case "outbound" -> ParcelEvent.Direction.OUTBOUND;
                case "return" -> ParcelEvent.Direction.RETURN;
                default -> throw Refused.invalid("direction", "'direction' is outbound or return.");
            };
            return new ParcelEvent(OrderFacts.status("status", this.status), this.at == null ? now : this.at,
                    this.carrierCode == null ? null : OrderFacts.word("carrier_code", this.carrierCode),
                    this.place == null ? null : OrderFacts.word("place", this.place), way);
        }

    }

}
