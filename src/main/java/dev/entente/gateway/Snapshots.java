// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.conversation.Conversation;
import dev.entente.conversation.Threads;
import dev.entente.dispute.Bodies;
import dev.entente.dispute.Case;
import dev.entente.dispute.Cases;
import dev.entente.dispute.Proposal;
import dev.entente.order.Order;
import dev.entente.order.Orders;
import dev.entente.party.Caller;
import dev.entente.party.Role;
import dev.entente.settlement.Ledger;
import dev.entente.settlement.LedgerView;

/// Where a case stands, put together for one reader.
@Component
public class Snapshots {

    private final Threads threads;

    private final Cases cases;

    private final Orders orders;

    private final Ledger ledger;

    private final JsonMapper mapper;

    Snapshots(Threads threads, Cases cases, Orders orders, Ledger ledger, JsonMapper mapper) {
        this.threads = threads;
        this.cases = cases;
        this.orders = orders;
        this.ledger = ledger;
        this.mapper = mapper;
    }

    /// Refused as unknown where the caller may not see the conversation.
    public Mono<Snapshot> load(UUID id, Caller caller) {
        return seen(id, caller).map(seen -> new Snapshot(seen.now().version(), body(seen, Reader.of(caller))))
            .checkpoint("gateway.snapshot");
    }

    public Mono<Seen> seen(UUID id, Caller caller) {
        return this.threads.enter(id, caller)
            .flatMap(thread -> Mono
                .zip(this.cases.load(id), this.orders.find(thread.tenant(), thread.orderId()),
                        this.ledger.view(thread.tenant(), thread.orderId())
                            .map(Optional::of)
                            .defaultIfEmpty(Optional.empty()))
                .map(found -> new Seen(thread, found.getT1(), found.getT2(), found.getT3())));
    }

    public ObjectNode body(Seen seen, Reader reader) {
        Case now = seen.now();
        ObjectNode body = object().put("id", now.id().toString()).put("order_id", now.orderId());
        standing(body, now, reader);
        var question = now.questions().get(reader.role());
        body.set("question", question == null ? null : Bodies.question(question, reader.language()));
        var proposals = body.putArray("proposals");
        now.openProposals().forEach(proposal -> proposals.add(proposal(proposal, reader)));
        body.set("agreement", now.agreement() == null ? null : translated(Bodies.outcome(now.agreement()), reader));
        body.set("ledger", seen.ledger().map(this.mapper::<ObjectNode>valueToTree).orElse(null));
        body.set("tree", now.tree() == null ? null : Bodies.tree(now.tree()));
        body.set("order", order(seen.order()));
        body.set("buyer", person(seen.thread().buyer()));
        body.set("seller", person(seen.thread().seller()));
        return body.put("head", seen.thread().heads().of(reader.role())).put("version", now.version());
    }

    /// What lists show of a case, too.
    public static ObjectNode standing(ObjectNode body, Case now, Reader reader) {
        body.put("stage", now.stage().wire())
            .put("category", now.category())
            .put("awaited", now.stage().awaited().wire())
            .put("due_at", text(now.until().dueAt()));
        body.set("on_silence", Bodies.silence(now.until().onSilence(), reader.language()));
        var holder = now.holder();
        body.put("controller", now.controller()).put("controller_name", holder == null ? null : holder.name());
        body.put("tier", now.tier()).put("priority", now.priority().wire());
        var kept = body.putArray("kept");
        now.kept()
            .forEach(one -> kept.addObject()
                .put("category", one.category())
                .put("text", one.name().in(reader.language())));
        if (reader.role() == Role.AGENT) {
            var why = now.escalation();
            body.put("reason", why == null ? null : why.reason())
                .put("reason_text", why == null ? null : why.text().in(reader.language()));
        }
        return body;
    }

    public static ObjectNode proposal(Proposal proposal, Reader reader) {
        return translated(Bodies.proposal(proposal), reader).put("acceptor", proposal.acceptor().wire());
    }

    private static ObjectNode translated(ObjectNode body, Reader reader) {
        EventJson.translate(body, reader);
        return body;
    }

    public static ObjectNode order(Order order) {
        ObjectNode body = object().put("id", order.id())
            .put("kind", order.kind().name().toLowerCase(Locale.ROOT))
            .put("currency", order.currency());
        var lines = body.putArray("lines");
        order.lines()
            .forEach(line -> lines.addObject()
                .put("id", line.id())
                .put("title", line.title())
                .put("quantity", line.quantity())
                .put("price_minor", line.priceMinor())
                .put("category", line.category()));
        body.put("shipping_minor", order.shippingMinor())
            .put("paid_minor", order.paidMinor())
            .put("escrow", order.payment().escrow())
            .put("placed_at", text(order.placedAt()))
            .put("promised_at", text(order.promisedAt()))
            .put("service_at", text(order.serviceAt()));
        var parcel = order.parcel();
        body.set("parcel",
                parcel == null ? null
                        : object().put("carrier", parcel.carrier())
                            .put("tracking", parcel.tracking())
                            .put("status", parcel.status())
                            .put("delivered_at", text(parcel.deliveredAt())));
        return body;
    }

    private static ObjectNode person(Conversation.Member member) {
        return object().put("id", member.id()).put("name", member.name()).put("locale", member.locale());
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    /// @param version what the ETag says and If-Match repeats
    public record Snapshot(long version, ObjectNode body) {

        public String etag() {
            return "\"" + this.version + "\"";
        }

    }

    /// All that a view of a case is made of.
    public record Seen(Conversation thread, Case now, Order order, Optional<LedgerView> ledger) {
    }

}
