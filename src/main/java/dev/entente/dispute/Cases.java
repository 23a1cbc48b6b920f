// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.entente.conversation.ClientMark;
import dev.entente.conversation.StoredEvent;
import dev.entente.order.Order;
import dev.entente.party.Caller;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Every case and the one way to change it.
public interface Cases {

    /// Carries a command out under the case's lock: state, events, timers, money order
    /// and turn in one transaction. It
    /// joins a transaction of the caller. Refusals come as errors; readers are told after
    /// the commit.
    ///
    /// @param mark how the client knows its saying again; said before, nothing happens
    /// again
    Mono<Applied> apply(UUID id, Command command, @Nullable ClientMark mark);

    Mono<Case> load(UUID id);

    /// Opens the case of an order, or finds the open one; within its window a closed one
    /// is opened again.
    Mono<Opened> open(Order order, Caller by);

    /// The caller's cases, newest first, after a cursor of an earlier answer.
    Flux<Listed> list(Caller caller, @Nullable UUID before, int limit);

    /// The cases that wait for an agent or that one holds, most urgent first.
    Flux<Listed> queue(String tenant, int limit);

    /// What a command came to.
    ///
    /// @param said the event that the command itself is, if it is one
    /// @param isNew false where it was carried out before
    record Applied(Case now, @Nullable StoredEvent said, boolean isNew, List<StoredEvent> events) {
    }

    /// @param isNew whether the thread was started by this call
    record Opened(Case now, boolean isNew) {
    }

    /// A case in a list.
    record Listed(Case now, String buyerName, String sellerName, @Nullable Instant waitingSince) {
    }

}
