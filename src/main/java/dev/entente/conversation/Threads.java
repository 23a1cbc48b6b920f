// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.entente.party.Caller;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The log of every conversation: what is said is stored, numbered, and never lost.
public interface Threads {

    /// The thread; refused as unknown where the caller may not see it.
    Mono<Conversation> enter(UUID id, Caller caller);

    Mono<Conversation> load(UUID id);

    /// The order's thread of today, if there is one.
    Mono<Conversation> findCurrent(String tenant, String orderId);

    /// Starts the order's thread; joins the caller's transaction.
    /// Empty where another call started one at the same moment.
    Mono<Conversation> start(NewConversation begin);

    /// From now on another thread may be started for the order; joins the caller's
    /// transaction.
    Mono<Void> retire(UUID id);

    /// Who speaks for the platform, whether words queue turns, whether words are taken at
    /// all; joins the caller's
    /// transaction.
    Mono<Void> mode(UUID id, @Nullable String speaker, boolean listening, boolean accepting);

    /// Stores plain words. Many threads share a commit; the answer comes after it.
    Mono<Appended> say(UUID id, Draft draft);

    /// Stores what belongs together, in the caller's transaction; {@link #announce} after
    /// its commit.
    Mono<List<StoredEvent>> append(UUID id, List<Draft> drafts);

    /// The saying that is already stored under this mark.
    /// An error where it is stored with another body.
    Mono<StoredEvent> findSaid(UUID id, Author author, ClientMark mark);

    /// Tells the readers of all nodes what was committed.
    void announce(List<StoredEvent> events);

    /// What the reader may see after a number, oldest first.
    Flux<StoredEvent> read(UUID id, Role reader, long after, int limit);

    /// What the reader may see after a number and from then on, in order and without a
    /// gap; from now where no number
    /// is given. An error of kind STALE where the number lies beyond the head.
    Flux<StoredEvent> watch(UUID id, Role reader, @Nullable Long after);

    /// Moves a reader's mark forward.
    Mono<Void> markRead(UUID id, Caller reader, long seq);

    /// How many events from others each of these threads holds that the reader has not
    /// read.
    Mono<Map<UUID, Long>> unread(Collection<UUID> ids, Caller reader);

    /// What is needed to start a thread.
    record NewConversation(String tenant, String orderId, Conversation.Member buyer, Conversation.Member seller) {
    }

}
