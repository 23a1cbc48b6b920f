// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.entente.conversation.StoredEvent;
import dev.entente.conversation.Threads;
import dev.entente.deadline.ProductClock;
import dev.entente.decisiontree.Tree;
import dev.entente.dispute.Case;
import dev.entente.dispute.Cases;
import dev.entente.dispute.Escrow;
import dev.entente.order.Orders;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Gathers what a turn thinks about.
@Component
class Views {

    private final Cases cases;

    private final Orders orders;

    private final Escrow escrow;

    private final Threads threads;

    private final ProductClock clock;

    private final TreeBook trees;

    private final JsonMapper json;

    private final MediationSettings settings;

    Views(Cases cases, Orders orders, Escrow escrow, Threads threads, ProductClock clock, TreeBook trees,
            JsonMapper json, MediationSettings settings) {
        this.cases = cases;
        this.orders = orders;
        this.escrow = escrow;
        this.threads = threads;
        this.clock = clock;
        this.trees = trees;
        this.json = json;
        this.settings = settings;
    }

    Mono<View> look(UUID id) {
        return this.cases.load(id).flatMap(this::look);
    }

    private Mono<View> look(Case now) {
        return Mono
            .zip(this.orders.find(now.tenant(), now.orderId()), this.escrow.position(now.tenant(), now.orderId()),
                    this.clock.now(), tree(now), words(now, now.readUpTo()), told(now))
            .map(seen -> new View(now, seen.getT1(), seen.getT2(), seen.getT3(), seen.getT4().orElse(null),
                    seen.getT5().words(), seen.getT6().orElse(null), seen.getT5().seenUpTo()));
    }

    private Mono<Optional<Tree>> tree(Case now) {
        return Mono.justOrEmpty(now.tree()).flatMap(this.trees::tree).singleOptional();
    }

    /// What the buyer has told before the problem was known; read again once they have
    /// agreed to mediation.
    private Mono<Optional<Words>> told(Case now) {
        boolean needed = now.consented() && now.category() == null && now.readUpTo() > 0 && !now.corrected();
        return needed ? this.threads.read(now.id(), Role.BUYER, 0, this.settings.wordsMax())
            .filter(event -> event.kind().equals("text") && event.author().role() == Role.BUYER)
            .filter(event -> event.seq() <= now.readUpTo())
            .collectList()
            .map(this::joined) : Mono.just(Optional.empty());
    }

    /// The oldest words that one party said in one go after a number.
    private Mono<Unread> words(Case now, long after) {
        return this.threads.read(now.id(), Role.AGENT, after, this.settings.wordsMax()).collectList().map(this::unread);
    }

    private Unread unread(List<StoredEvent> page) {
        var words = page.stream()
            .filter(event -> event.author().role().isParty())
            .filter(event -> event.kind().equals("text") || event.kind().equals("photos"))
            .toList();
        boolean more = words.isEmpty() && page.size() == this.settings.wordsMax();
        return new Unread(joined(firstGo(words)).orElse(null), more ? page.getLast().seq() : null);
    }

    private static List<StoredEvent> firstGo(List<StoredEvent> events) {
        return events.stream().takeWhile(event -> event.author().role() == events.getFirst().author().role()).toList();
    }

    private Optional<Words> joined(List<StoredEvent> events) {
        if (events.isEmpty()) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        var photos = new ArrayList<UUID>();
        for (StoredEvent event : events) {
            JsonNode body = this.json.readTree(event.body());
            text.append(body.path("text").asString("")).append('\n');
            body.path("photos").forEach(photo -> photos.add(UUID.fromString(photo.path("photo_id").asString())));
        }
        return Optional
            .of(new Words(events.getFirst().author(), text.toString().strip(), events.getLast().seq(), photos));
    }

    private record Unread(@Nullable Words words, @Nullable Long seenUpTo) {
    }

}
