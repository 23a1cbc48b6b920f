// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.List;
import java.util.UUID;

import dev.entente.dispute.Cases;
import dev.entente.dispute.Command;
import dev.entente.dispute.Command.Move;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import org.jspecify.annotations.Nullable;
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

    private final Ear ear;

    private final WordsOfAnswer answers;

    private final Listener listener;

    private final Planner planner;

    private final Fluent fluent;

    private final TreeBook trees;

    private final Cases cases;

    private final TurnMetrics metrics;

    private final MediationSettings settings;

    Mediator(Views views, Ear ear, WordsOfAnswer answers, Listener listener, Planner planner, Fluent fluent,
            TreeBook trees, Cases cases, TurnMetrics metrics, MediationSettings settings) {
        this.views = views;
        this.ear = ear;
        this.answers = answers;
        this.listener = listener;
        this.planner = planner;
        this.fluent = fluent;
        this.trees = trees;
        this.cases = cases;
        this.metrics = metrics;
        this.settings = settings;
    }

    Mono<Void> turn(UUID conversationId, UUID turnId) {
        return Flux.defer(() -> steps(conversationId, turnId, new OneGo(this.answers)))
            .then()
            .as(this.metrics::timed)
            .checkpoint("mediation.turn");
    }

    private Flux<Boolean> steps(UUID conversationId, UUID turnId, OneGo said) {
        return Flux.defer(() -> step(conversationId, turnId, said))
            .repeat(this.settings.stepsMax())
            .takeUntil(moved -> !moved);
    }

    /// @return whether there may be more to do
    private Mono<Boolean> step(UUID conversationId, UUID turnId, OneGo said) {
        return this.views.look(conversationId)
            .filter(view -> view.now().stage().isLedByBot() && !view.now().isHeld())
            .flatMap(view -> think(view, said).filter(moves -> !moves.isEmpty())
                .flatMap(moves -> this.fluent.word(view, turnId, moves))
                .flatMap(moves -> speak(view, turnId, moves)))
            .defaultIfEmpty(false);
    }

    private Mono<List<Move>> think(View view, OneGo said) {
        if (view.now().introduced() && view.unread() != null) {
            return this.ear.hear(view, view.unread()).map(heard -> {
                var moves = this.listener.moves(view, heard);
                said.keep(view, heard, moves);
                return moves;
            });
        }
        if (view.seenUpTo() != null) {
            return Mono.just(List.of(new Command.ReadUpTo(view.seenUpTo(), null)));
        }
        return Mono.justOrEmpty(view.told())
            .flatMap(told -> this.ear.hear(view, told))
            .mapNotNull(this.listener::hunch)
            .map(hunch -> this.planner.next(view, hunch))
            .switchIfEmpty(Mono.fromSupplier(() -> this.planner.next(view, null)))
            .map(moves -> said.and(view, moves));
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
            .flatMap(move -> Mono.justOrEmpty(category(move))
                .flatMap(one -> Mono.justOrEmpty(this.trees.forCategory(one))))
            .concatMap(this.trees::pin)
            .then();
    }

    private static @Nullable String category(Move move) {
        return switch (move) {
            case Command.Categorise(var category, var _) -> category;
            case Command.TakeUp(var category, var _) -> category;
            default -> null;
        };
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
