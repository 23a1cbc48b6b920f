// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.conversation.StoredEvent;
import dev.entente.conversation.Threads;
import dev.entente.deadline.ProductClock;
import dev.entente.evidence.Photo;
import dev.entente.evidence.Photos;
import dev.entente.gateway.EventJson;
import dev.entente.gateway.GatewaySettings;
import dev.entente.gateway.Json;
import dev.entente.gateway.Snapshots;
import dev.entente.order.Orders;

/// A whole case in one document, as far as its reader may see it: every message with its time, every photo with its hash,
/// the money and the outcome.
@Component
class CaseFiles {

    private final Json json;

    private final Snapshots snapshots;

    private final Threads threads;

    private final Orders orders;

    private final Photos photos;

    private final EventJson events;

    private final ProductClock clock;

    private final GatewaySettings settings;

    CaseFiles(Json json, Snapshots snapshots, Threads threads, Orders orders, Photos photos, EventJson events,
            ProductClock clock, GatewaySettings settings) {
        this.json = json;
        this.snapshots = snapshots;
        this.threads = threads;
        this.orders = orders;
        this.photos = photos;
        this.events = events;
        this.clock = clock;
        this.settings = settings;
    }

    Mono<ServerResponse> answer(Call call) {
        return write(call).flatMap(file -> Reply.json(200, file).respond());
    }

    private Mono<ObjectNode> write(Call call) {
        var id = call.id();
        return this.snapshots.seen(id, call.caller())
            .flatMap(seen -> Mono.zip(this.clock.now(),
                    this.threads.read(id, call.caller().role(), 0, this.settings.caseFileEventsMax())
                        .map(event -> shown(event, call))
                        .collectList(),
                    this.orders.steps(seen.thread().tenant(), seen.thread().orderId())
                        .map(this.json::node)
                        .collectList(),
                    this.photos.list(id).collectList())
                .map(found -> {
                    ObjectNode file = Snapshots.object().put("written_at", found.getT1().toString());
                    file.set("case", this.snapshots.body(seen, call.reader()));
                    file.putArray("parcel_steps").addAll(found.getT3());
                    file.putArray("events").addAll(found.getT2());
                    photos(file, found.getT2(), found.getT4());
                    return file;
                }));
    }

    private ObjectNode shown(StoredEvent event, Call call) {
        return this.json.tree(this.events.render(event, call.reader()));
    }

    /// Only what was shown to the reader.
    private static void photos(ObjectNode file, List<ObjectNode> events, List<Photo> kept) {
        Set<String> seen = new HashSet<>();
        events.forEach(event -> event.path("body")
            .path("photos")
            .forEach(photo -> seen.add(photo.path("photo_id").asString())));
        var list = file.putArray("photos");
        kept.stream()
            .filter(photo -> seen.contains(photo.id().toString()))
            .forEach(photo -> list.addObject()
                .put("photo_id", photo.id().toString())
                .put("by", photo.uploader().role())
                .put("sha256", photo.full().sha256())
                .put("width", photo.full().width())
                .put("height", photo.full().height())
                .put("captured_at", Snapshots.text(photo.capturedAt()))
                .put("uploaded_at", photo.createdAt().toString()));
    }

}
