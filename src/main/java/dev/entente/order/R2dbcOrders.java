// SPDX-License-Identifier: Apache-2.0

package dev.entente.order;

import java.util.Objects;

import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import io.r2dbc.postgresql.codec.Json;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Orders as documents of PostgreSQL.
@Repository
class R2dbcOrders implements Orders {

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final ObjectProvider<OrderListener> listeners;

    private final JsonMapper json;

    private final ObjectReader orders;

    private final ObjectReader parcelSteps;

    R2dbcOrders(DatabaseClient database, TransactionalOperator transaction, ObjectProvider<OrderListener> listeners,
            JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.listeners = listeners;
        this.json = json;
        this.orders = reader(Order.class);
        this.parcelSteps = reader(ParcelEvent.class);
    }

    /// What a later release keeps beside what this one knows is left out.
    private ObjectReader reader(Class<?> type) {
        return this.json.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Override
    public Mono<Order> find(String tenant, String id) {
        return find(tenant, id, "");
    }

    private Mono<Order> find(String tenant, String id, String lock) {
        return this.database.sql("select facts from market_order where tenant = :tenant and id = :id " + lock)
            .bind("tenant", tenant)
            .bind("id", id)
            .map(row -> this.orders.<Order>readValue(row.get("facts", Json.class).asString()))
            .one();
    }

    @Override
    public Mono<Boolean> put(Order order) {
        return find(order.tenant(), order.id(), "for update").flatMap(known -> unchanged(known, order))
            .hasElement()
            .flatMap(known -> save(order).then(tell(order)).thenReturn(!known))
            .as(this.transaction::transactional)
            .checkpoint("order.put");
    }

    private static Mono<Order> unchanged(Order known, Order order) {
        boolean same = known.paidMinor() == order.paidMinor() && known.currency().equals(order.currency())
                && known.payment().escrow() == order.payment().escrow()
                && known.payment().heldMinor() == order.payment().heldMinor()
                && Objects.equals(known.payment().reference(), order.payment().reference())
                && known.buyer().id().equals(order.buyer().id()) && known.seller().id().equals(order.seller().id());
        return same ? Mono.just(known) : Mono.error(() -> Refused.because(Refusal.Reason.MONEY_FIXED,
                "What was paid or held, and between whom, cannot change."));
    }

    private Mono<Void> save(Order order) {
        return this.database.sql("""
                insert into market_order (tenant, id, buyer_id, seller_id, facts)
                values (:tenant, :id, :buyer, :seller, :facts)
                on conflict (tenant, id) do update set facts = excluded.facts, saved_at = entente_now()""")
            .bind("tenant", order.tenant())
            .bind("id", order.id())
            .bind("buyer", order.buyer().id())
            .bind("seller", order.seller().id())
            .bind("facts", Json.of(this.json.writeValueAsString(order)))
            .then();
    }

    private Mono<Void> tell(Order order) {
        return Flux.fromStream(this.listeners::orderedStream).concatMap(listener -> listener.saved(order)).then();
    }

    @Override
    public Mono<Order> track(String tenant, String orderId, ParcelEvent event) {
        return find(tenant, orderId, "for update").switchIfEmpty(Mono.error(Refused::notFound))
            .flatMap(order -> insert(order, event).thenReturn(moved(order, event)))
            .flatMap(order -> save(order).thenReturn(order))
            .as(this.transaction::transactional)
            .checkpoint("order.track");
    }

    private Mono<Void> insert(Order order, ParcelEvent event) {
        return this.database.sql("insert into parcel_step (tenant, order_id, step) values (:tenant, :order, :step)")
            .bind("tenant", order.tenant())
            .bind("order", order.id())
            .bind("step", Json.of(this.json.writeValueAsString(event)))
            .then();
    }

    /// A step on the way back says nothing of the way out.
    private static Order moved(Order order, ParcelEvent event) {
        if (event.direction() == ParcelEvent.Direction.RETURN) {
            return order;
        }
        var before = Objects.requireNonNullElse(order.parcel(), new Order.Parcel(null, null, event.status(), null));
        return order.with(new Order.Parcel(before.carrier(), before.tracking(), event.status(),
                "delivered".equals(event.status()) ? event.at() : before.deliveredAt()));
    }

    @Override
    public Flux<ParcelEvent> steps(String tenant, String orderId) {
        return this.database
            .sql("select step from parcel_step where tenant = :tenant and order_id = :order order by number")
            .bind("tenant", tenant)
            .bind("order", orderId)
            .map(row -> this.parcelSteps.<ParcelEvent>readValue(row.get("step", Json.class).asString()))
            .all();
    }

}
