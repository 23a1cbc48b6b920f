// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.conversation.Audience;
import dev.entente.conversation.Conversation;
import dev.entente.conversation.Threads;
import dev.entente.party.Caller;
import dev.entente.party.Role;

/// What is shown while it happens and never stored: who types, how far somebody has read. It travels as bells do and may
/// be lost.
@Service
public class Numberless {

    private static final Logger log = LoggerFactory.getLogger(Numberless.class);

    private final Threads threads;

    private final JsonMapper mapper;

    Numberless(Threads threads, JsonMapper mapper) {
        this.threads = threads;
        this.mapper = mapper;
    }

    /// Shows the others that the caller is writing; refused as unknown where the caller
    /// may not see the thread. An agent
    /// who does not hold the case is seen by other agents only.
    public Mono<Void> typing(UUID id, Caller caller) {
        return this.threads.enter(id, caller)
            .doOnNext(thread -> ring(thread, caller, event(thread, caller, "typing")))
            .then()
            .checkpoint("gateway.typing");
    }

    /// Stores how far the caller has read and shows it to the others; never beyond what
    /// the caller may see.
    public Mono<Void> read(UUID id, Caller caller, long seq) {
        return this.threads.enter(id, caller).flatMap(thread -> {
            long seen = Math.min(seq, thread.heads().of(caller.role()));
            ObjectNode event = event(thread, caller, "read");
            event.putObject("body").put("seq", seen);
            return this.threads.markRead(id, caller, seen).doOnSuccess(_ -> ring(thread, caller, event));
        }).checkpoint("gateway.read");
    }

    private static ObjectNode event(Conversation thread, Caller caller, String kind) {
        ObjectNode event = Snapshots.object().put("kind", kind).put("conversation_id", thread.id().toString());
        event.putObject("author").put("role", caller.role().wire()).put("id", caller.id()).put("name", caller.name());
        event.putObject("body");
        return event;
    }

    private void ring(Conversation thread, Caller caller, ObjectNode event) {
        boolean silent = caller.is(Role.AGENT) && !caller.id().equals(thread.speaker());
        this.threads.pass(thread.id(), silent ? Audience.STAFF : Audience.ALL, event);
    }

    /// What passes in the thread from now on, the reader's own doing left out. The caller
    /// has entered the thread
    /// before.
    public Flux<Passing> watch(UUID id, Caller reader) {
        return this.threads.passing(id).mapNotNull(message -> read(message, reader));
    }

    /// What was rung as this reader gets it: `{"to": <bits of the audience>, "event":
    /// {...}}`. Null where it is not for the reader, or of the reader's own doing.
    public @Nullable Passing read(byte[] message, Caller reader) {
        try {
            return passing(message, reader);
        }
        catch (JacksonException | ClassCastException | NullPointerException ex) {
            log.warn("A bell cannot be read: {}", ex.toString());
            return null;
        }
    }

    private @Nullable Passing passing(byte[] message, Caller reader) {
        var heard = this.mapper.readTree(message);
        var event = (ObjectNode) heard.get("event");
        var author = event.get("author");
        boolean own = author != null && reader.role().wire().equals(author.path("role").asString())
                && reader.id().equals(author.path("id").asString());
        boolean meant = new Audience(heard.get("to").asInt()).has(reader.role());
        return own || !meant ? null : new Passing(event.get("kind").asString(), event);
    }

}
