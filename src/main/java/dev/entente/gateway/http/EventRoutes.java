// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

import dev.entente.conversation.StoredEvent;
import dev.entente.conversation.Threads;
import dev.entente.gateway.EventJson;
import dev.entente.gateway.GatewaySettings;
import dev.entente.gateway.Speech;
import dev.entente.gateway.limit.Limits;

/// The log of a thread: read it, follow it, say something.
@Component
class EventRoutes implements Routes {

    private final Threads threads;

    private final EventJson events;

    private final Speech speech;

    private final LiveStream live;

    private final GatewaySettings settings;

    private final Limits limits;

    EventRoutes(Threads threads, EventJson events, Speech speech, LiveStream live, GatewaySettings settings,
            Limits limits) {
        this.threads = threads;
        this.events = events;
        this.speech = speech;
        this.live = live;
        this.settings = settings;
        this.limits = limits;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/conversations/{id}/events", Route.MEMBERS,
                        List.of(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM), this::show),
                Route.post("/conversations/{id}/events", Route.MEMBERS, this::say));
    }

    private Mono<ServerResponse> show(Call call) {
        boolean follows = call.request()
            .headers()
            .accept()
            .stream()
            .anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_EVENT_STREAM));
        if (follows) {
            Long after = LiveStream.after(call);
            return this.threads.enter(call.id(), call.caller())
                .flatMap(thread -> this.live.follow(thread, call, after));
        }
        long after = call.number("after", 0, 0, Long.MAX_VALUE);
        int limit = (int) call.number("limit", this.settings.pageDefault(), 1, this.settings.pageMax());
        return this.threads.enter(call.id(), call.caller())
            .flatMap(_ -> page(call, after, limit))
            .flatMap(Reply::respond);
    }

    private Mono<Reply> page(Call call, long after, int limit) {
        return this.threads.read(call.id(), call.caller().role(), after, limit)
            .collectList()
            .map(page -> Reply.json(200, items(page, limit, call)));
    }

    private byte[] items(List<StoredEvent> page, int limit, Call call) {
        var reader = call.reader();
        var items = String.join(",", page.stream().map(event -> this.events.text(event, reader)).toList());
        String next = page.size() < limit ? "null" : "\"" + page.getLast().seq() + "\"";
        return ("{\"items\":[" + items + "],\"next\":" + next + "}").getBytes(StandardCharsets.UTF_8);
    }

    private Mono<Reply> say(Call call) {
        this.limits.pace(call.caller()).demand();
        return this.speech.say(call.caller(), call.id(), call.body())
            .map(said -> Reply.json(said.isNew() ? 201 : 200, this.events.render(said.event(), call.reader())));
    }

}
