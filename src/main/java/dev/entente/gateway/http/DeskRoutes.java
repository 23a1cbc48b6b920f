// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.conversation.Author;
import dev.entente.conversation.Threads;
import dev.entente.dispute.Cases;
import dev.entente.dispute.Command;
import dev.entente.dispute.Remedy;
import dev.entente.dispute.Terms;
import dev.entente.gateway.EventJson;
import dev.entente.gateway.GatewaySettings;
import dev.entente.gateway.Json;
import dev.entente.gateway.Snapshots;
import dev.entente.gateway.StrictBody;
import dev.entente.order.Order;
import dev.entente.order.Orders;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;

/// What agents do: look at the queue and at cases, take one, write notes, hand back, decide.
@Component
class DeskRoutes implements Routes {

    private static final int noteMax = 4_000;

    private static final int reasonsMax = 20;

    private static final int reasonMax = 1_000;

    private static final int lookupsAtOnce = 8;

    private final Json json;

    private final Threads threads;

    private final Cases cases;

    private final Orders orders;

    private final Snapshots snapshots;

    private final CaseCards cards;

    private final EventJson events;

    private final GatewaySettings settings;

    DeskRoutes(Json json, Threads threads, Cases cases, Orders orders, Snapshots snapshots, CaseCards cards,
            EventJson events, GatewaySettings settings) {
        this.json = json;
        this.threads = threads;
        this.cases = cases;
        this.orders = orders;
        this.snapshots = snapshots;
        this.cards = cards;
        this.events = events;
        this.settings = settings;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/desk/queue", Route.AGENTS, this::queue),
                Route.get("/desk/conversations/{id}", Route.AGENTS, this::card),
                Route.post("/conversations/{id}/claim", Route.AGENTS, this::claim),
                Route.post("/conversations/{id}/release", Route.AGENTS, this::release),
                Route.post("/conversations/{id}/notes", Route.AGENTS, this::note),
                Route.post("/conversations/{id}/decision", Route.AGENTS, this::decide));
    }

    private Mono<Reply> queue(Call call) {
        int limit = (int) call.number("limit", this.settings.pageDefault(), 1, this.settings.pageMax());
        return this.cases.queue(call.caller().tenant(), limit)
            .flatMapSequential(listed -> this.orders.find(listed.now().tenant(), listed.now().orderId())
                .map(order -> line(listed, order, call)), lookupsAtOnce)
            .collectList()
            .map(lines -> {
                ObjectNode page = Snapshots.object();
                page.putArray("items").addAll(lines);
                return Reply.json(200, page.putNull("next"));
            });
    }

    private static ObjectNode line(Cases.Listed listed, Order order, Call call) {
        var now = listed.now();
        ObjectNode line = Snapshots.object().put("id", now.id().toString()).put("order_id", now.orderId());
        line.put("title", order.lines().getFirst().title())
            .put("paid_minor", order.paidMinor())
            .put("currency", order.currency());
        Snapshots.standing(line, now, call.reader());
        return line.put("buyer_name", listed.buyerName())
            .put("seller_name", listed.sellerName())
            .put("waiting_since", Snapshots.text(listed.waitingSince()));
    }

    private Mono<Reply> card(Call call) {
        return this.snapshots.seen(call.id(), call.caller())
            .flatMap(seen -> this.cards.draw(seen, call.reader())
                .map(card -> Reply.json(200, card).tagged("\"" + seen.now().version() + "\"")));
    }

    private Mono<Reply> claim(Call call) {
        call.fields(this.json).only();
        return apply(call, new Command.Claim(Author.of(call.caller()), call.caller().tier()));
    }

    private Mono<Reply> release(Call call) {
        StrictBody body = call.fields(this.json).only("to", "tier");
        boolean toBot = body.word("to", to -> switch (to) {
            case "bot" -> true;
            case "queue" -> false;
            default -> throw new IllegalArgumentException(to);
        });
        Integer tier = body.has("tier") ? Integer.valueOf((int) body.number("tier", 2, 3)) : null;
        return apply(call, new Command.Release(Author.of(call.caller()), toBot, tier));
    }

    private Mono<Reply> note(Call call) {
        String text = call.fields(this.json).only("text").text("text", noteMax);
        UUID id = call.id();
        return this.threads.enter(id, call.caller())
            .then(Mono.defer(() -> this.cases.apply(id, new Command.Note(Author.of(call.caller()), text), call.mark())))
            .mapNotNull(Cases.Applied::said)
            .map(event -> Reply.json(201, this.events.render(event, call.reader())));
    }

    private Mono<Reply> apply(Call call, Command.ByPerson command) {
        UUID id = call.id();
        return this.threads.enter(id, call.caller())
            .then(Mono.defer(() -> this.cases.apply(id, command, call.mark())))
            .then(Mono.defer(() -> this.snapshots.load(id, call.caller())))
            .map(snapshot -> Reply.snapshot(200, snapshot));
    }

    private Mono<Reply> decide(Call call) {
        if (call.key() == null) {
            throw Refused.because(Refusal.Reason.KEY_MISSING, "A decision needs an Idempotency-Key.");
        }
        long version = version(call.request().headers().firstHeader("If-Match"));
        StrictBody body = call.fields(this.json)
            .only("remedy", "amount_minor", "currency", "return", "return_paid_by", "reasons", "rule");
        return this.snapshots.seen(call.id(), call.caller()).flatMap(seen -> {
            var terms = terms(body, seen.order());
            var reasons = body.texts("reasons", reasonsMax, reasonMax);
            return apply(call, new Command.Rule(Author.of(call.caller()), version, terms, reasons, body.name("rule")));
        });
    }

    private static long version(@Nullable String match) {
        if (match == null || match.isBlank()) {
            throw Refused.because(Refusal.Reason.VIEW_MISSING, "A decision needs If-Match with the ETag of the view.");
        }
        String tag = match.strip();
        boolean quoted = tag.length() > 2 && tag.startsWith("\"") && tag.endsWith("\"");
        try {
            return quoted ? Long.parseLong(tag.substring(1, tag.length() - 1)) : -1;
        }
        catch (NumberFormatException ex) {
            return -1;
        }
    }

    private static Terms terms(StrictBody body, Order order) {
        Remedy remedy = body.word("remedy", Remedy::of);
        Long amount = body.findAmount("amount_minor");
        String currency = body.findText("currency", 3);
        if (currency != null && !currency.equals(order.currency())) {
            throw new Refused(new Refusal(Refusal.Reason.AMOUNT, "The order was paid in another currency.",
                    Map.of("currency", order.currency(), "min_minor", 0L, "max_minor", order.paidMinor())));
        }
        var goods = body.has("return") ? body.word("return", DeskRoutes::goods) : Terms.Return.NONE;
        var payer = body.has("return_paid_by") ? body.word("return_paid_by", DeskRoutes::payer) : Terms.PaidBy.SELLER;
        return new Terms(remedy, amount == null ? 0 : amount, order.currency(), goods, payer);
    }

    private static Terms.Return goods(String wire) {
        return wire(Terms.Return.values(), Terms.Return::wire, wire);
    }

    private static Terms.PaidBy payer(String wire) {
        return wire(Terms.PaidBy.values(), Terms.PaidBy::wire, wire);
    }

    private static <T> T wire(T[] values, Function<T, String> name, String wire) {
        return List.of(values)
            .stream()
            .filter(value -> name.apply(value).equals(wire))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(wire));
    }

}
