// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.time.Duration;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The bot's work: one turn per thread at most, held by one node at a time.
public interface Turns {

    /// Queues a turn, or joins the one that is queued; joins the caller's transaction.
    Mono<Void> ask(UUID conversationId);

    /// Rings for this node and others after the commit.
    void wake();

    /// Rings when a turn is due; a ring may be lost.
    Flux<?> rings();

    /// Takes turns that are due and that nobody holds.
    Flux<Turn> take(int limit, Duration lease);

    /// The turn has done all that was asked until it was taken; what was asked since
    /// stays queued.
    Mono<Void> done(Turn turn);

    /// The turn is free at once, for whoever takes it next: this node is stopping.
    Mono<Void> putBack(Turn turn);

    /// The turn failed and is tried again after a rest.
    Mono<Void> rest(Turn turn, Duration rest);

    /// @param id stays the same until the turn is done
    /// @param asked how often it was asked for when it was taken
    /// @param lease proves that this node holds it
    record Turn(UUID conversationId, UUID id, long asked, int failures, UUID lease) {
    }

}
