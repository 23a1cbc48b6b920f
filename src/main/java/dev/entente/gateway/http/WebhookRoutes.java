// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.gateway.GatewaySettings;
import dev.entente.gateway.Json;
import dev.entente.gateway.Snapshots;
import dev.entente.gateway.StrictBody;
import dev.entente.gateway.Words;
import dev.entente.party.Refused;
import dev.entente.webhook.Deliveries;
import dev.entente.webhook.EventTypes;
import dev.entente.webhook.WebhookEndpoint;
import dev.entente.webhook.WebhookEndpoints;

/// Where a marketplace wants to hear of its cases, how that went, and having it again.
@Component
class WebhookRoutes implements Routes {

    private static final String ONE = "/webhook-endpoints/{id}";

    private static final int urlMax = 2_000;

    private static final int descriptionMax = 200;

    private static final int typeMax = 100;

    private static final List<String> states = List.of("pending", "delivered", "failed");

    private final Json json;

    private final WebhookEndpoints endpoints;

    private final Deliveries deliveries;

    private final Cursors cursors;

    private final GatewaySettings settings;

    WebhookRoutes(Json json, WebhookEndpoints endpoints, Deliveries deliveries, Cursors cursors,
            GatewaySettings settings) {
        this.json = json;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.cursors = cursors;
        this.settings = settings;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/webhook-endpoints", Route.MARKETPLACE, this::list),
                Route.post("/webhook-endpoints", Route.MARKETPLACE, this::register),
                Route.get(ONE, Route.MARKETPLACE, this::show),
                Route.write(HttpMethod.PUT, ONE, Route.MARKETPLACE, this::change),
                Route.write(HttpMethod.DELETE, ONE, Route.MARKETPLACE, this::remove),
                Route.post(ONE + "/rotate-secret", Route.MARKETPLACE, this::rotate),
                Route.post(ONE + "/test", Route.MARKETPLACE, this::test),
                Route.post(ONE + "/replay", Route.MARKETPLACE, this::replay),
                Route.get(ONE + "/deliveries", Route.MARKETPLACE, this::log),
                Route.get(ONE + "/deliveries/{message_id}", Route.MARKETPLACE, this::delivery),
                Route.post(ONE + "/deliveries/{message_id}/replay", Route.MARKETPLACE, this::again));
    }

    private Mono<Reply> list(Call call) {
        return this.endpoints.list(call.caller().tenant()).map(WebhookJson::endpoint).collectList().map(items -> {
            ObjectNode page = Snapshots.object();
            page.putArray("items").addAll(items);
            return Reply.json(200, page.putNull("next"));
        });
    }

    private Mono<Reply> register(Call call) {
        return this.endpoints.register(call.caller().tenant(), wish(call))
            .map(secured -> Reply.json(201, WebhookJson.secured(secured)));
    }

    private WebhookEndpoint.Wish wish(Call call) {
        StrictBody body = call.fields(this.json).only("url", "description", "types", "enabled");
        List<String> types = body.has("types") ? body.texts("types", EventTypes.ALL.size(), typeMax) : List.of();
        types.stream().filter(type -> !EventTypes.ALL.contains(type)).findFirst().ifPresent(type -> {
            throw Refused.invalid("types", "There is no type '" + Words.shown(type) + "' here: " + EventTypes.ALL);
        });
        return new WebhookEndpoint.Wish(body.text("url", urlMax), body.findText("description", descriptionMax),
                types.stream().distinct().toList(), body.flag("enabled", true));
    }

    private Mono<Reply> show(Call call) {
        return this.endpoints.load(call.caller().tenant(), call.id())
            .map(endpoint -> Reply.json(200, WebhookJson.endpoint(endpoint)));
    }

    private Mono<Reply> change(Call call) {
        return this.endpoints.change(call.caller().tenant(), call.id(), wish(call))
            .map(endpoint -> Reply.json(200, WebhookJson.endpoint(endpoint)));
    }

    private Mono<Reply> remove(Call call) {
        call.fields(this.json).only();
        return this.endpoints.remove(call.caller().tenant(), call.id()).thenReturn(Reply.nothing());
    }

    private Mono<Reply> rotate(Call call) {
        StrictBody body = call.fields(this.json).only("overlap");
        Duration overlap = body.has("overlap") ? body.word("overlap", parsed(Duration::parse)) : null;
        return this.endpoints.rotate(call.caller().tenant(), call.id(), overlap)
            .map(secured -> Reply.json(200, WebhookJson.secured(secured)));
    }

    private Mono<Reply> test(Call call) {
        call.fields(this.json).only();
        return this.deliveries.test(call.caller().tenant(), call.id())
            .map(delivery -> Reply.json(200, WebhookJson.delivery(delivery, this.json)));
    }

    private Mono<Reply> replay(Call call) {
        StrictBody body = call.fields(this.json).only("since", "until", "failed_only");
        Instant since = body.word("since", parsed(Instant::parse));
        Instant until = body.has("until") ? body.word("until", parsed(Instant::parse)) : null;
        boolean failedOnly = body.flag("failed_only", false);
        return this.deliveries.replay(call.caller().tenant(), call.id(), since, until, failedOnly)
            .map(count -> Reply.json(202, Snapshots.object().put("replayed", count)));
    }

    private static <T> Function<String, T> parsed(Function<String, T> parse) {
        return text -> {
            try {
                return parse.apply(text);
            }
            catch (DateTimeParseException ex) {
                throw new IllegalArgumentException(ex);
            }
        };
    }

    private Mono<Reply> log(Call call) {
        int limit = (int) call.number("limit", this.settings.pageDefault(), 1, this.settings.pageMax());
        String state = call.request().queryParam("state").orElse(null);
        if (state != null && !states.contains(state)) {
            throw Refused.invalid("state", "'state' is one of " + states);
        }
        UUID before = call.request()
            .queryParam("cursor")
            .map(cursor -> this.cursors.read(cursor, call.caller()))
            .orElse(null);
        return this.deliveries.list(call.caller().tenant(), call.id(), state, before, limit + 1)
            .collectList()
            .map(found -> {
                var shown = found.subList(0, Math.min(limit, found.size()));
                ObjectNode page = Snapshots.object();
                page.putArray("items").addAll(shown.stream().map(WebhookJson::line).toList());
                String next = found.size() > limit ? this.cursors.write(shown.getLast().messageId(), call.caller())
                        : null;
                return Reply.json(200, page.put("next", next));
            });
    }

    private Mono<Reply> delivery(Call call) {
        return this.deliveries.load(call.caller().tenant(), call.id(), messageId(call))
            .map(delivery -> Reply.json(200, WebhookJson.delivery(delivery, this.json)));
    }

    private Mono<Reply> again(Call call) {
        call.fields(this.json).only();
        return this.deliveries.replay(call.caller().tenant(), call.id(), messageId(call))
            .map(delivery -> Reply.json(202, WebhookJson.delivery(delivery, this.json)));
    }

    private static UUID messageId(Call call) {
        try {
            return Words.uuid(call.request().pathVariable("message_id"));
        }
        catch (IllegalArgumentException ex) {
            throw Refused.notFound();
        }
    }

}
