// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.audit.Act;
import dev.entente.audit.Audit;
import dev.entente.assistant.About;
import dev.entente.assistant.Assistant;
import dev.entente.assistant.Speaker;
import dev.entente.assistant.Utterance;
import dev.entente.gateway.GatewaySettings;
import dev.entente.gateway.Json;
import dev.entente.gateway.Snapshots;
import dev.entente.model.ModelClient;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;

/// Shows operators how texts are understood; nothing of them is stored.
@Component
class ReadingRoutes implements Routes {

    private final Json json;

    private final Assistant assistant;

    private final ModelClient model;

    private final GatewaySettings settings;

    private final Audit audit;

    ReadingRoutes(Json json, Assistant assistant, ModelClient model, GatewaySettings settings, Audit audit) {
        this.json = json;
        this.assistant = assistant;
        this.model = model;
        this.settings = settings;
        this.audit = audit;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/assistant/readings", Route.OPERATORS, this::read));
    }

    private Mono<Void> note(Call call, int texts) {
        return this.audit
            .note(Act.by(call.caller().tenant(), "readings.asked", call.caller().role().wire(), call.caller().id())
                .with("texts", texts));
    }

    private Mono<Reply> read(Call call) {
        var about = switch (call.request().queryParam("by").orElse("local")) {
            case "local" -> null;
            case "model" -> byModel(call);
            default -> throw Refused.invalid("by", "'by' is local or model.");
        };
        var texts = Arrays.asList(this.json.read(call.body(), Text[].class));
        if (texts.isEmpty() || texts.size() > this.settings.readingsMax()) {
            throw Refused.invalid("", "1 to " + this.settings.readingsMax() + " texts are read in one call.");
        }
        if (texts.contains(null)) {
            throw Refused.invalid("", "A text to be read is an object.");
        }
        return note(call, texts.size()).thenMany(Flux.fromIterable(texts))
            .concatMap(text -> reading(text, about))
            .subscribeOn(Schedulers.parallel())
            .collectList()
            .map(readings -> Reply.json(200, JsonNodeFactory.instance.arrayNode().addAll(readings)));
    }

    /// What belongs to a tenant may be read by the model that the tenant pays for.
    private About byModel(Call call) {
        if (!this.model.isConfigured()) {
            throw Refused.because(Refusal.Reason.UNAVAILABLE, "There is no model on this server.");
        }
        return new About(call.caller().tenant(), null, List.of());
    }

    private Mono<ObjectNode> reading(Text text, @Nullable About about) {
        var utterance = about == null ? text.utterance() : text.utterance().about(about);
        return this.assistant.read(utterance).map(reading -> {
            ObjectNode body = Snapshots.object().put("id", text.id());
            this.json.node(reading).properties().forEach(field -> body.set(field.getKey(), field.getValue()));
            body.remove("yes");
            body.remove("option");
            return body;
        });
    }

    /// A text to be understood.
    record Text(@Nullable String id, @Nullable String role, @Nullable String text, @Nullable String locale,
            @Nullable String currency) {

        Utterance utterance() {
            var speaker = switch (this.role == null ? "buyer" : this.role) {
                case "buyer" -> Speaker.BUYER;
                case "seller" -> Speaker.SELLER;
                default -> throw Refused.invalid("role", "'role' is buyer or seller.");
            };
            return new Utterance(speaker, OrderFacts.required("text", this.text), this.locale, this.currency);
        }

    }

}
