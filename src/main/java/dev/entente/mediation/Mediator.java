// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.List;
import java.util.UUID;

import dev.entente.assistant.Assistant;
import dev.entente.assistant.Glance;
import dev.entente.assistant.Speaker;
import dev.entente.assistant.Utterance;
import dev.entente.dispute.Cases;
import dev.entente.dispute.Command;
import dev.entente.dispute.Command.Move;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import dev.entente.party.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// One turn: look, think, and hand the writer what comes of it; again, until somebody else has the next move.
@Component
class Mediator {

    private static final Logger log = LoggerFactory.getLogger(Mediator.class);

    private final Views views;

    private final Assistant assistant;

    private final Glance glance;

    private final Listener listener;

    private final Planner planner;

    private final Fluent fluent;

    private final TreeBook trees;

    private final Cases cases;

    private final TurnMetrics metrics;

    private final MediationSettings settings;

    Mediator(Views views, Assistant assistant, Glance glance, Listener listener, Planner planner, Fluent fluent,
            TreeBook trees, Cases cases, TurnMetrics metrics, MediationSettings settings) {
        this.views = views;
        this.assistant = assistant;
        this.glance = glance;
        this.listener = listener;
        this.planner = planner;
        this.fluent = fluent;
        this.trees = trees;
        this.cases = cases;
        this.metrics = metrics;
        this.settings = settings;
    }

    Mono<Void> turn(UUID conversationId, UUID turnId) {
        return Flux.defer(() -> step(conversationId, turnId))
            .repeat(this.settings.stepsMax())
            .takeUntil(moved -> !moved)
            .then()
            .as(this.metrics::timed)
            .checkpoint("mediation.turn");
    }

    /// @return whether there may be more to do
    private Mono<Boolean> step(UUID conversationId, UUID turnId) {
        return this.views.look(conversationId)
            .filter(view -> view.now().stage().isLedByBot() && !view.now().isHeld())
            .flatMap(view -> think(view).filter(moves -> !moves.isEmpty())
                .flatMap(moves -> this.fluent.word(view, turnId, moves))
                .flatMap(moves -> speak(view, turnId, moves)))
            .defaultIfEmpty(false);
    }

    private Mono<List<Move>> think(View view) {
        if (view.now().introduced() && view.unread() != null) {
            return hear(view, view.unread()).map(heard -> this.listener.moves(view, heard));
        }
        if (view.seenUpTo() != null) {
            return Mono.just(List.of(new Command.ReadUpTo(view.seenUpTo(), null)));
        }
        return Mono.justOrEmpty(view.told())
            .flatMap(told -> hear(view, told))
            .mapNotNull(this.listener::hunch)
            .map(hunch -> this.planner.next(view, hunch))
            .switchIfEmpty(Mono.fromSupplier(() -> this.planner.next(view, null)));
    }

    private Mono<Heard> hear(View view, Words words) {
        Role role = words.by().role();
        var person = role == Role.BUYER ? view.order().buyer() : view.order().seller();
        var utterance = new Utterance(role == Role.BUYER ? Speaker.BUYER : Speaker.SELLER, words.text(),
                person.locale(), view.order().currency());
        return this.assistant.read(utterance).map(reading -> new Heard(words, reading, this.glance.look(words.text())));
    }

    private Mono<Boolean> speak(View view, UUID turnId, List<Move> moves) {
        return pin(moves)
            .then(this.cases.apply(view.now().id(), new Command.Speak(turnId, view.now().facts(), moves), null))
            .thenReturn(true)
            .onErrorResume(Refused.class, refused -> {
                this.fluent.takeBack(view, turnId, moves);
                return late(view, refused);
            });
    }

    private Mono<Void> pin(List<Move> moves) {
        return Flux.fromIterable(moves)
            .ofType(Command.Categorise.class)
            .flatMap(move -> Mono.justOrEmpty(this.trees.forCategory(move.category())))
            .concatMap(this.trees::pin)
            .then();
    }

    /// The facts moved: think again. Somebody else speaks for the platform now: what was
    /// thought is dropped.
    private Mono<Boolean> late(View view, Refused refused) {
        if (refused.refusal().reason() == Refusal.Reason.STALE) {
            return Mono.just(true);
        }
        if (refused.refusal().reason() == Refusal.Reason.NOT_HOLDER) {
            this.metrics.late();
            log.info("A turn in {} came too late and is dropped: {}", view.now().id(), refused.getMessage());
            return Mono.just(false);
        }
        return Mono.error(refused);
    }

}
