// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import dev.entente.conversation.StoredEvent;
import dev.entente.conversation.Threads;
import dev.entente.drafting.CaseSummary;
import dev.entente.drafting.Summary;
import dev.entente.drafting.SummaryBrief;
import dev.entente.gateway.EventJson;
import dev.entente.gateway.Json;
import dev.entente.gateway.Snapshots;
import dev.entente.gateway.limit.Limits;

/// Tells an agent what happened in a case; nothing of it is stored and it decides nothing.
@Component
class SummaryRoutes implements Routes {

    private static final int EVENTS_MAX = 100;

    private final Json json;

    private final Snapshots snapshots;

    private final Threads threads;

    private final EventJson events;

    private final CasePoints points;

    private final CaseSummary summary;

    private final Limits limits;

    SummaryRoutes(Json json, Snapshots snapshots, Threads threads, EventJson events, CasePoints points,
            CaseSummary summary, Limits limits) {
        this.json = json;
        this.snapshots = snapshots;
        this.threads = threads;
        this.events = events;
        this.points = points;
        this.summary = summary;
        this.limits = limits;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/desk/conversations/{id}/summary", Route.AGENTS, this::summarise));
    }

    private Mono<Reply> summarise(Call call) {
        this.limits.pace(call.caller()).demand();
        call.fields(this.json).only();
        return this.snapshots.seen(call.id(), call.caller())
            .flatMap(seen -> brief(seen, call))
            .flatMap(this.summary::summarise)
            .map(summary -> Reply.json(200, shown(summary)));
    }

    private Mono<SummaryBrief> brief(Snapshots.Seen seen, Call call) {
        var thread = seen.thread();
        String language = call.reader().language();
        long after = Math.max(0, thread.heads().all() - EVENTS_MAX);
        return this.threads.read(thread.id(), call.caller().role(), after, EVENTS_MAX)
            .flatMapIterable(event -> lines(event, call))
            .collectList()
            .map(lines -> new SummaryBrief(thread.tenant(), thread.id(), language, this.points.of(seen, language),
                    lines));
    }

    /// What was said in words; at most one line for an event.
    private List<SummaryBrief.Line> lines(StoredEvent event, Call call) {
        JsonNode body = this.json.tree(this.events.render(event, call.reader())).path("body");
        String labels = body.path("labels").valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
        return Stream.of(labels, body.path("text").asString(""))
            .filter(words -> !words.isBlank())
            .limit(1)
            .map(words -> new SummaryBrief.Line(event.author().role(), words))
            .toList();
    }

    private static JsonNode shown(Summary summary) {
        return Snapshots.object().put("text", summary.text()).put("by", summary.by().name().toLowerCase(Locale.ROOT));
    }

}
