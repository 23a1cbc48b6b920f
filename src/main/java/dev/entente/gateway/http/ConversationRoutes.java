// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.conversation.Threads;
import dev.entente.dispute.Case;
import dev.entente.dispute.Cases;
import dev.entente.gateway.GatewaySettings;
import dev.entente.gateway.Json;
import dev.entente.gateway.Numberless;
import dev.entente.gateway.Snapshots;
import dev.entente.order.Order;
import dev.entente.order.Orders;
import dev.entente.party.Caller;
import dev.entente.party.Refused;
import dev.entente.party.Role;

/// Opening, listing and looking at conversations, and what passes in them without a number.
@Component
class ConversationRoutes implements Routes {

    private final Json json;

    private final Orders orders;

    private final Cases cases;

    private final Threads threads;

    private final Snapshots snapshots;

    private final Numberless numberless;

    private final CaseFiles caseFiles;

    private final Cursors cursors;

    private final GatewaySettings settings;

    ConversationRoutes(Json json, Orders orders, Cases cases, Threads threads, Snapshots snapshots,
            Numberless numberless, CaseFiles caseFiles, Cursors cursors, GatewaySettings settings) {
        this.json = json;
        this.orders = orders;
        this.cases = cases;
        this.threads = threads;
        this.snapshots = snapshots;
        this.numberless = numberless;
        this.caseFiles = caseFiles;
        this.cursors = cursors;
        this.settings = settings;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/conversations", Route.PARTIES, this::open),
                Route.get("/conversations", Route.ANY, this::list),
                Route.get("/conversations/{id}", Route.MEMBERS, this::show),
                Route.post("/conversations/{id}/read", Route.MEMBERS, this::read),
                Route.post("/conversations/{id}/typing", Route.MEMBERS, this::typing),
                Route.get("/conversations/{id}/case-file", Route.MEMBERS, List.of(MediaType.APPLICATION_JSON),
                        this.caseFiles::answer));
    }

    private Mono<Reply> open(Call call) {
        String orderId = call.fields(this.json).only("order_id").name("order_id");
        Caller caller = call.caller();
        return this.orders.find(caller.tenant(), orderId)
            .filter(order -> isOwn(order, caller))
            .switchIfEmpty(Mono.error(Refused::notFound))
            .flatMap(order -> this.cases.open(order, caller))
            .flatMap(opened -> this.snapshots.load(opened.now().id(), caller)
                .map(snapshot -> Reply.snapshot(opened.isNew() ? 201 : 200, snapshot)));
    }

    private static boolean isOwn(Order order, Caller caller) {
        String owner = (caller.role() == Role.BUYER ? order.buyer() : order.seller()).id();
        return owner.equals(caller.id()) && (caller.order() == null || caller.order().equals(order.id()));
    }

    private Mono<Reply> list(Call call) {
        int limit = (int) call.number("limit", this.settings.pageDefault(), 1, this.settings.pageMax());
        UUID before = call.request()
            .queryParam("cursor")
            .map(cursor -> this.cursors.read(cursor, call.caller()))
            .orElse(null);
        return this.cases.list(call.caller(), before, limit + 1).collectList().flatMap(found -> {
            var shown = found.subList(0, Math.min(limit, found.size()));
            var ids = shown.stream().map(listed -> listed.now().id()).toList();
            var unread = ids.isEmpty() ? Mono.just(Map.<UUID, Long>of()) : this.threads.unread(ids, call.caller());
            String next = found.size() > limit ? this.cursors.write(ids.getLast(), call.caller()) : null;
            return unread.map(counts -> page(shown, counts, next, call));
        });
    }

    private static Reply page(List<Cases.Listed> shown, Map<UUID, Long> unread, @Nullable String next, Call call) {
        ObjectNode page = Snapshots.object();
        var items = page.putArray("items");
        shown.forEach(listed -> {
            Case now = listed.now();
            ObjectNode item = items.addObject().put("id", now.id().toString()).put("order_id", now.orderId());
            Snapshots.standing(item, now, call.reader());
            item.put("buyer_name", listed.buyerName())
                .put("seller_name", listed.sellerName())
                .put("unread", unread.getOrDefault(now.id(), 0L));
        });
        return Reply.json(200, page.put("next", next));
    }

    private Mono<Reply> show(Call call) {
        return this.snapshots.load(call.id(), call.caller()).map(snapshot -> Reply.snapshot(200, snapshot));
    }

    private Mono<Reply> read(Call call) {
        long seq = call.fields(this.json).only("seq").number("seq", 0, Long.MAX_VALUE);
        return this.numberless.read(call.id(), call.caller(), seq).thenReturn(Reply.nothing());
    }

    private Mono<Reply> typing(Call call) {
        call.fields(this.json).only();
        return this.numberless.typing(call.id(), call.caller()).thenReturn(Reply.nothing());
    }

}
