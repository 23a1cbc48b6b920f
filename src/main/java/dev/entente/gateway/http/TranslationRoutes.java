// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import dev.entente.assistant.Assistant;
import dev.entente.assistant.Speaker;
import dev.entente.assistant.Utterance;
import dev.entente.conversation.Conversation;
import dev.entente.conversation.StoredEvent;
import dev.entente.conversation.Threads;
import dev.entente.drafting.Translated;
import dev.entente.drafting.Translation;
import dev.entente.drafting.TranslationBrief;
import dev.entente.gateway.Json;
import dev.entente.gateway.Snapshots;
import dev.entente.gateway.limit.Limits;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;

/// Words of somebody else in the reader's language; the original stays what was said, and nothing is stored.
@Component
class TranslationRoutes implements Routes {

    private final Json json;

    private final Threads threads;

    private final Assistant assistant;

    private final Translation translation;

    private final Limits limits;

    TranslationRoutes(Json json, Threads threads, Assistant assistant, Translation translation, Limits limits) {
        this.json = json;
        this.threads = threads;
        this.assistant = assistant;
        this.translation = translation;
        this.limits = limits;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/conversations/{id}/translations", Route.MEMBERS, this::translate));
    }

    private Mono<Reply> translate(Call call) {
        this.limits.pace(call.caller()).demand();
        long seq = call.fields(this.json).only("seq").number("seq", 1, Long.MAX_VALUE);
        return this.threads.enter(call.id(), call.caller())
            .flatMap(thread -> said(thread, call, seq).flatMap(text -> brief(thread, call, text)))
            .flatMap(this.translation::translate)
            .switchIfEmpty(Mono.error(() -> Refused.because(Refusal.Reason.UNAVAILABLE,
                    "There is no translation of these words on this server now.")))
            .map(translated -> Reply.json(200, shown(seq, translated)));
    }

    /// The words with this number, where the reader may see them.
    private Mono<String> said(Conversation thread, Call call, long seq) {
        return this.threads.read(thread.id(), call.caller().role(), seq - 1, 1)
            .filter(event -> event.seq() == seq && event.author().role().isParty())
            .map(StoredEvent::body)
            .map(body -> this.json.tree(body.getBytes(StandardCharsets.UTF_8)))
            .map(body -> body.path("text").asString(""))
            .filter(text -> !text.isBlank())
            .next()
            .switchIfEmpty(Mono.error(Refused::notFound));
    }

    private Mono<TranslationBrief> brief(Conversation thread, Call call, String text) {
        return this.assistant.read(Utterance.of(Speaker.BUYER, text))
            .map(reading -> new TranslationBrief(thread.tenant(), thread.id(), text, reading.lang(),
                    call.reader().language()));
    }

    private static JsonNode shown(long seq, Translated translated) {
        return Snapshots.object()
            .put("seq", seq)
            .put("original", translated.original())
            .put("text", translated.text())
            .put("from", translated.from())
            .put("to", translated.to())
            .put("by", translated.by().name().toLowerCase(Locale.ROOT));
    }

}
