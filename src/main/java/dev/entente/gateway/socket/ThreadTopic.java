// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;

import dev.entente.conversation.Conversation;
import dev.entente.conversation.StoredEvent;
import dev.entente.conversation.Threads;
import dev.entente.gateway.EventJson;
import dev.entente.gateway.Json;
import dev.entente.gateway.Numberless;
import dev.entente.gateway.Passing;
import dev.entente.gateway.Reader;
import dev.entente.party.Caller;
import dev.entente.party.Refused;
import dev.entente.stomp.ClientFrame;
import dev.entente.stomp.SharedMessage;

/// One conversation: what was missed, then what is said, and in between what passes without a number.
@Component
class ThreadTopic {

    static final String JSON = "application/json";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final AtomicLong passed = new AtomicLong();

    private final Threads threads;

    private final Numberless numberless;

    private final EventJson events;

    private final Json json;

    ThreadTopic(Threads threads, Numberless numberless, EventJson events, Json json) {
        this.threads = threads;
        this.numberless = numberless;
        this.events = events;
        this.json = json;
    }

    Mono<Flux<Outgoing>> open(Caller caller, UUID id, ClientFrame.Subscribe subscribe) {
        return Mono.fromCallable(() -> after(subscribe.headers().get("after")))
            .defaultIfEmpty(-1L)
            .flatMap(after -> this.threads.enter(id, caller)
                .map(thread -> feed(new Listening(thread, caller, subscribe.destination()), after)));
    }

    private static @Nullable Long after(@Nullable String header) {
        if (header != null && !NUMBER.matcher(header).matches()) {
            throw Refused.invalid("after", "'after' is the number of an event.");
        }
        return (header != null) ? Long.valueOf(header) : null;
    }

    /// Without a number it begins where the thread stood when the caller entered it, so
    /// that nothing is missed until the
    /// watch stands.
    private Flux<Outgoing> feed(Listening to, long after) {
        long head = to.thread().heads().all();
        Flux<Outgoing> passing = this.numberless.watch(to.thread().id(), to.caller())
            .map(event -> passing(to.destination(), event));
        Flux<Outgoing> numbered = (after > head)
                ? Flux.concat(Mono.fromCallable(() -> reset(to)), events(to, head, head)) : events(to, after, head);
        return Flux.merge(numbered, passing);
    }

    private Flux<Outgoing> events(Listening to, long after, long head) {
        return this.threads.watch(to.thread().id(), to.caller().role(), (after < 0) ? head : after)
            .map(event -> numbered(to, event, head));
    }

    private Outgoing numbered(Listening to, StoredEvent event, long head) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("seq", Long.toString(event.seq()));
        headers.put("prev", Long.toString(event.prevFor(to.caller().role())));
        headers.put("kind", event.kind());
        var message = SharedMessage.of(to.destination(), event.id().toString(), JSON, headers,
                this.events.render(event, to.reader()));
        return new Outgoing(message, Map.of(), event.seq() <= head);
    }

    private Outgoing passing(String destination, Passing event) {
        return Outgoing.live(SharedMessage.of(destination, "passing-" + this.passed.incrementAndGet(), JSON,
                Map.of("kind", event.kind()), event.render()));
    }

    /// The reader's number lies in no future of this thread: it is to load the thread
    /// anew.
    private Outgoing reset(Listening to) {
        var event = JsonNodeFactory.instance.objectNode()
            .put("kind", "reset")
            .put("conversation_id", to.thread().id().toString());
        event.putObject("body").put("head", to.thread().heads().of(to.caller().role()));
        return Outgoing.live(SharedMessage.of(to.destination(), "passing-" + this.passed.incrementAndGet(), JSON,
                Map.of("kind", "reset"), this.json.bytes(event)));
    }

    /// Who listens to what.
    private record Listening(Conversation thread, Caller caller, Reader reader, String destination) {

        Listening(Conversation thread, Caller caller, String destination) {
            this(thread, caller, Reader.of(caller), destination);
        }

    }

}
