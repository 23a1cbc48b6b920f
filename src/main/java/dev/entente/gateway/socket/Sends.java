// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import dev.entente.conversation.Conversation;
import dev.entente.conversation.Sayer;
import dev.entente.conversation.Threads;
import dev.entente.gateway.Json;
import dev.entente.gateway.Numberless;
import dev.entente.gateway.Problem;
import dev.entente.gateway.Speech;
import dev.entente.gateway.StrictBody;
import dev.entente.party.Caller;
import dev.entente.party.Refused;
import dev.entente.stomp.SharedMessage;

/// What can be sent.
@Component
class Sends {

    private static final String PROBLEM = "application/problem+json";

    private final Speech speech;

    private final Numberless numberless;

    private final Threads threads;

    private final Json json;

    Sends(Speech speech, Numberless numberless, Threads threads, Json json) {
        this.speech = speech;
        this.numberless = numberless;
        this.threads = threads;
        this.json = json;
    }

    Mono<Conversation> enter(Caller caller, UUID thread) {
        return this.threads.enter(thread, caller);
    }

    Speech.Heard hear(byte[] body) {
        return this.speech.hear(body);
    }

    /// Words that do not act, or null where the body is anything else.
    Speech.@Nullable Heard findWords(byte[] body) {
        return this.speech.findWords(body);
    }

    /// The number of what was said, after its commit.
    Mono<Long> say(Caller caller, Conversation thread, Speech.Heard heard) {
        return this.speech.say(caller, thread, heard).map(said -> said.event().seq());
    }

    /// Brings plain words on their way without waiting for anything.
    void say(Caller caller, Conversation thread, Speech.Heard heard, Sayer sayer) {
        this.speech.say(caller, thread, heard, sayer);
    }

    Mono<Void> typing(Caller caller, UUID thread) {
        return this.numberless.typing(thread, caller);
    }

    Mono<Void> read(Caller caller, UUID thread, byte[] body) {
        return Mono.fromCallable(() -> this.json.object(body).only("seq").number("seq", 0, Long.MAX_VALUE))
            .flatMap(seq -> this.numberless.read(thread, caller, seq));
    }

    /// The answer to a send that is not carried out, for those who listen to refusals.
    SharedMessage refusal(Problem problem, @Nullable String receipt, byte[] body) {
        String clientId = clientId(body);
        var document = problem.body();
        if (receipt != null) {
            document.put("receipt_id", receipt);
        }
        if (clientId != null) {
            document.put("client_id", clientId);
        }
        return SharedMessage.of(Route.REFUSALS.address(), problem.traceId(), PROBLEM,
                (receipt != null) ? Map.of("receipt-id", receipt) : Map.of(), this.json.bytes(document));
    }

    byte[] document(Problem problem) {
        return this.json.bytes(problem.body());
    }

    /// As far as the body can be read at all.
    private @Nullable String clientId(byte[] body) {
        try {
            StrictBody fields = this.json.object(body);
            return fields.has("client_id") ? fields.uuid("client_id").toString() : null;
        }
        catch (Refused ex) {
            return null;
        }
    }

}
