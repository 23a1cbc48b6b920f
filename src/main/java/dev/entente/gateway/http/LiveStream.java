// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

import dev.entente.conversation.Conversation;
import dev.entente.conversation.StoredEvent;
import dev.entente.conversation.Threads;
import dev.entente.gateway.EventJson;
import dev.entente.gateway.Farewell;
import dev.entente.gateway.GatewaySettings;
import dev.entente.gateway.Numberless;
import dev.entente.gateway.Reader;
import dev.entente.gateway.limit.AtOnce;
import dev.entente.gateway.limit.Limits;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import dev.entente.party.Revocations;

/// A thread as server-sent events: what was missed, then what happens, until the token has ended. The id of an event is
/// its number; what has no number has no id.
@Component
class LiveStream {

    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);

    private static final String ALIVE = ":\n\n";

    private final Threads threads;

    private final Numberless numberless;

    private final EventJson events;

    private final GatewaySettings settings;

    private final Farewell farewell;

    private final Clock clock = Clock.systemUTC();

    private final AtOnce open;

    private final Revocations revocations;

    LiveStream(Threads threads, Numberless numberless, EventJson events, GatewaySettings settings, Limits limits,
            Farewell farewell, Revocations revocations) {
        this.threads = threads;
        this.numberless = numberless;
        this.events = events;
        this.settings = settings;
        this.open = limits.streams();
        this.farewell = farewell;
        this.revocations = revocations;
    }

    Mono<ServerResponse> follow(Conversation thread, Call call, @Nullable Long after) {
        var buffers = DefaultDataBufferFactory.sharedInstance;
        String reader = call.caller().key();
        if (this.open.isFull(reader)) {
            throw Refused.because(Refusal.Reason.TOO_MANY, "You follow too many streams.");
        }
        Flux<DataBuffer> stream = Flux
            .using(() -> this.open.enter(reader), _ -> stream(thread, call, after), _ -> this.open.leave(reader))
            .map(text -> buffers.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return ServerResponse.ok()
            .contentType(MediaType.TEXT_EVENT_STREAM)
            .header("X-Accel-Buffering", "no")
            .body((response, _) -> response.writeAndFlushWith(stream.map(Mono::just)));
    }

    /// What the client has seen: what its browser says when it comes back goes before
    /// what stands in the address.
    static @Nullable Long after(Call call) {
        String last = call.request().headers().firstHeader("Last-Event-ID");
        if (last != null && !last.isBlank()) {
            try {
                long seq = Long.parseLong(last.strip());
                if (seq >= 0) {
                    return seq;
                }
            }
            catch (NumberFormatException ex) {
                // refused below
            }
            throw Refused.invalid("Last-Event-ID", "'Last-Event-ID' has to be the number of an event.");
        }
        boolean named = call.request().queryParam("after").isPresent();
        return named ? Long.valueOf(call.number("after", 0, 0, Long.MAX_VALUE)) : null;
    }

    private Flux<String> stream(Conversation thread, Call call, @Nullable Long after) {
        var life = Duration.between(this.clock.instant(), call.caller().expiresAt().plus(this.settings.tokenGrace()));
        Flux<String> passing = this.numberless.watch(thread.id(), call.caller())
            .map(event -> "data:" + new String(event.render(), StandardCharsets.UTF_8) + "\n\n");
        Flux<String> alive = Flux.interval(Duration.ZERO, this.settings.heartBeat())
            .onBackpressureDrop()
            .map(_ -> ALIVE);
        return Flux
            .merge(told(thread, call, after).materialize(), passing.map(Signal::next), alive.map(Signal::next),
                    goodbye())
            .<String>dematerialize()
            .takeUntilOther(Mono.delay(life.isNegative() ? Duration.ZERO : life))
            .takeUntilOther(this.revocations.watch().filter(revoked -> revoked.covers(call.caller())));
    }

    /// A planned stop: the client is told when to come back, and the stream ends.
    private Flux<Signal<String>> goodbye() {
        return this.farewell.leaving()
            .thenMany(Flux.defer(() -> Flux
                .just(Signal.next("retry:" + this.farewell.comeBackAfter().toMillis() + "\n\n"), Signal.complete())));
    }

    private Flux<String> told(Conversation thread, Call call, @Nullable Long after) {
        Reader reader = call.reader();
        return this.threads.watch(thread.id(), reader.role(), after)
            .map(event -> text(event, reader))
            .onErrorResume(failure -> isBeyond(failure), _ -> reset(thread, call))
            .onErrorResume(failure -> {
                log.debug("A stream of {} ends early: {}", thread.id(), failure.toString());
                return Mono.empty();
            });
    }

    private static boolean isBeyond(Throwable failure) {
        return failure instanceof Refused refused && refused.refusal().reason() == Refusal.Reason.STALE;
    }

    /// The client has seen more than there is: it has to begin anew.
    private Flux<String> reset(Conversation thread, Call call) {
        long head = thread.heads().of(call.caller().role());
        String event = "data:{\"kind\":\"reset\",\"conversation_id\":\"" + thread.id() + "\",\"body\":{\"head\":" + head
                + "}}\n\n";
        return Flux.concat(Flux.just(event), told(thread, call, null));
    }

    private String text(StoredEvent event, Reader reader) {
        return "id:" + event.seq() + "\ndata:" + this.events.text(event, reader) + "\n\n";
    }

}
