// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.entente.dispute.Case;
import dev.entente.dispute.CaseNews;
import dev.entente.dispute.Cases;
import dev.entente.gateway.Json;
import dev.entente.party.Caller;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import dev.entente.party.Role;
import dev.entente.stomp.SharedMessage;

/// What changes in a tenant's queue, for its agents. A node reads each change once, however many agents it serves.
@Component
class DeskTopic {

    private static final Logger log = LoggerFactory.getLogger(DeskTopic.class);

    private final ConcurrentMap<String, Flux<SharedMessage>> desks = new ConcurrentHashMap<>();

    private final CaseNews news;

    private final Cases cases;

    private final Json json;

    private final SocketSettings settings;

    DeskTopic(CaseNews news, Cases cases, Json json, SocketSettings settings) {
        this.news = news;
        this.cases = cases;
        this.json = json;
        this.settings = settings;
    }

    Mono<Feed> open(Caller caller) {
        return caller.is(Role.AGENT) ? Mono.just(Feed.of(this.desks.computeIfAbsent(caller.tenant(), this::desk)))
                : Mono.error(() -> Refused.because(Refusal.Reason.FORBIDDEN, "The desk is for agents."));
    }

    private Flux<SharedMessage> desk(String tenant) {
        return Changes.gather(this.news.watchDesk(tenant), this.settings.inboxRest()).concatMap(this::row).share();
    }

    private Mono<SharedMessage> row(UUID id) {
        return this.cases.load(id).map(this::row).onErrorResume(failure -> {
            log.debug("The desk leaves {} out: {}", id, failure.toString());
            return Mono.empty();
        });
    }

    private SharedMessage row(Case now) {
        var holder = now.holder();
        var row = Rows.of(now)
            .put("tier", now.tier())
            .put("priority", now.priority().wire())
            .put("controller", now.controller())
            .put("controller_name", (holder != null) ? holder.name() : null);
        return SharedMessage.of(Route.DESK.address(), Rows.messageId(), ThreadTopic.JSON, Map.of(),
                this.json.bytes(row));
    }

}
