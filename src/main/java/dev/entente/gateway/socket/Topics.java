// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.entente.gateway.limit.Limits;
import dev.entente.party.Caller;
import dev.entente.party.Refused;
import dev.entente.stomp.ClientFrame;

/// What can be subscribed to.
@Component
class Topics {

    private final ThreadTopic thread;

    private final InboxTopic inbox;

    private final DeskTopic desk;

    private final Limits limits;

    Topics(ThreadTopic thread, InboxTopic inbox, DeskTopic desk, Limits limits) {
        this.thread = thread;
        this.inbox = inbox;
        this.desk = desk;
        this.limits = limits;
    }

    /// The messages of a destination from this moment on, once the caller is found to be
    /// allowed to them. What the caller
    /// may not know of is refused like what does not exist.
    Mono<Feed> open(Caller caller, Route.Place place, ClientFrame.Subscribe subscribe) {
        this.limits.subscribe(caller).demand();
        return switch (place.route()) {
            case THREAD -> this.thread.open(caller, place.thread(), subscribe);
            case INBOX -> this.inbox.open(caller);
            case DESK -> this.desk.open(caller);
            case REFUSALS -> Mono.just(Feed.of(Flux.never()));
            case SAY, TYPING, READ -> Mono.error(Refused::notFound);
        };
    }

}
