// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.assistant.Speaker;
import dev.entente.conversation.Conversation;
import dev.entente.conversation.Threads;
import dev.entente.drafting.Draft;
import dev.entente.drafting.RewordBrief;
import dev.entente.drafting.Rewording;
import dev.entente.gateway.Json;
import dev.entente.gateway.Snapshots;
import dev.entente.gateway.limit.Limits;
import dev.entente.party.Role;

/// Calmer words for what somebody is about to say; nothing is stored and nobody else sees it.
@Component
class RewordingRoutes implements Routes {

    private static final int TEXT_MAX_CHARS = 4_000;

    private final Json json;

    private final Threads threads;

    private final Rewording rewording;

    private final Limits limits;

    RewordingRoutes(Json json, Threads threads, Rewording rewording, Limits limits) {
        this.json = json;
        this.threads = threads;
        this.rewording = rewording;
        this.limits = limits;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/conversations/{id}/rewordings", Route.MEMBERS, this::reword));
    }

    private Mono<Reply> reword(Call call) {
        this.limits.pace(call.caller()).demand();
        String text = call.fields(this.json).only("text").text("text", TEXT_MAX_CHARS);
        return this.threads.enter(call.id(), call.caller())
            .flatMap(thread -> this.rewording.reword(brief(thread, call, text)))
            .map(draft -> Reply.json(200, shown(draft)));
    }

    private static RewordBrief brief(Conversation thread, Call call, String text) {
        var speaker = call.caller().is(Role.SELLER) ? Speaker.SELLER : Speaker.BUYER;
        return new RewordBrief(thread.tenant(), thread.id(), speaker, call.reader().french() ? "fr" : "en", text, null);
    }

    private static ObjectNode shown(Draft draft) {
        ObjectNode body = Snapshots.object().put("text", draft.text());
        body.putObject("parts")
            .put("observation", part(draft.parts().observation()))
            .put("feeling", part(draft.parts().feeling()))
            .put("need", part(draft.parts().need()))
            .put("request", part(draft.parts().request()));
        var diff = body.putArray("diff");
        draft.diff()
            .forEach(change -> diff.addObject()
                .put("op", change.kind().name().toLowerCase(Locale.ROOT))
                .put("text", change.text()));
        return body.put("by", draft.by().name().toLowerCase(Locale.ROOT));
    }

    private static @Nullable String part(String words) {
        return words.isBlank() ? null : words;
    }

}
