// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.entente.conversation.Conversation;
import dev.entente.conversation.Threads;
import dev.entente.dispute.Case;
import dev.entente.dispute.CaseNews;
import dev.entente.dispute.Cases;
import dev.entente.gateway.Json;
import dev.entente.party.Caller;
import dev.entente.stomp.SharedMessage;

/// What changes in one person's conversations: where each stands, its last number and how much of it is unread. A change
/// that could not be read is not told; the list is read anew on every connection anyway.
@Component
class InboxTopic {

    private static final Logger log = LoggerFactory.getLogger(InboxTopic.class);

    private final CaseNews news;

    private final Cases cases;

    private final Threads threads;

    private final Json json;

    private final SocketSettings settings;

    InboxTopic(CaseNews news, Cases cases, Threads threads, Json json, SocketSettings settings) {
        this.news = news;
        this.cases = cases;
        this.threads = threads;
        this.json = json;
        this.settings = settings;
    }

    Mono<Feed> open(Caller caller) {
        return this.cases.list(caller, null, this.settings.inboxThreadsMax())
            .map(listed -> listed.now().id())
            .collectList()
            .map(known -> Feed.of(Changes.gather(changed(caller, known), this.settings.inboxRest())
                .concatMap(id -> row(caller, id))));
    }

    private Flux<UUID> changed(Caller caller, List<UUID> known) {
        Flux<UUID> rung = this.news.watchInbox(caller).publish().refCount(2);
        Flux<UUID> said = Flux.merge(rung, Flux.fromIterable(known))
            .distinct()
            .take(this.settings.inboxThreadsMax())
            .flatMap(id -> said(caller, id), this.settings.inboxThreadsMax());
        return Flux.merge(rung, said);
    }

    private Flux<UUID> said(Caller caller, UUID id) {
        return this.threads.watch(id, caller.role(), null).map(_ -> id).onErrorResume(failure -> {
            log.debug("The inbox of {} does not follow {} any more: {}", caller.key(), id, failure.toString());
            return Flux.empty();
        });
    }

    private Mono<SharedMessage> row(Caller caller, UUID id) {
        return Mono.zip(this.threads.enter(id, caller), this.cases.load(id), this.threads.unread(List.of(id), caller))
            .map(found -> row(caller, found.getT1(), found.getT2(), found.getT3().getOrDefault(id, 0L)))
            .onErrorResume(failure -> {
                log.debug("The inbox of {} leaves {} out: {}", caller.key(), id, failure.toString());
                return Mono.empty();
            });
    }

    private SharedMessage row(Caller caller, Conversation thread, Case now, long unread) {
        var row = Rows.of(now).put("head", thread.heads().of(caller.role())).put("unread", unread);
        return SharedMessage.of(Route.INBOX.address(), Rows.messageId(), ThreadTopic.JSON, Map.of(),
                this.json.bytes(row));
    }

}
