// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;

import dev.entente.conversation.Conversation;
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

    Mono<Feed> open(Caller caller, UUID id, ClientFrame.Subscribe subscribe) {
        return Mono.fromCallable(() -> after(subscribe.headers().get("after")))
            .defaultIfEmpty(-1L)
            .flatMap(after -> this.threads.enter(id, caller)
                .map(thread -> feed(
                        new ThreadFeed.Listening(this, id, caller, Reader.of(caller), subscribe.destination()), thread,
                        after)));
    }

    private static @Nullable Long after(@Nullable String header) {
        if (header != null && !NUMBER.matcher(header).matches()) {
            throw Refused.invalid("after", "'after' is the number of an event.");
        }
        return (header != null) ? Long.valueOf(header) : null;
    }

    /// Without a number it begins where the thread stood when the caller entered it, so
    /// that nothing is missed until the listener sits.
    private Feed feed(ThreadFeed.Listening to, Conversation thread, long after) {
        long head = thread.heads().all();
        return (wire, subscriber, broken) -> {
            if (after > head) {
                wire.post(new MessageFrame(reset(to, thread), subscriber));
            }
            return new ThreadFeed(this.threads, to, wire, subscriber, broken)
                .start((after < 0 || after > head) ? head : after);
        };
    }

    EventJson json() {
        return this.events;
    }

    @Nullable Passing passing(byte[] message, ThreadFeed.Listening to) {
        return this.numberless.read(message, to.caller());
    }

    SharedMessage message(ThreadFeed.Listening to, Passing event) {
        return SharedMessage.of(to.destination(), "passing-" + this.passed.incrementAndGet(), JSON,
                Map.of("kind", event.kind()), event.render());
    }

    /// The reader's number lies in no future of this thread: it is to load the thread
    /// anew.
    private SharedMessage reset(ThreadFeed.Listening to, Conversation thread) {
        var event = JsonNodeFactory.instance.objectNode()
            .put("kind", "reset")
            .put("conversation_id", to.thread().toString());
        event.putObject("body").put("head", thread.heads().of(to.caller().role()));
        return SharedMessage.of(to.destination(), "passing-" + this.passed.incrementAndGet(), JSON,
                Map.of("kind", "reset"), this.json.bytes(event));
    }

}
