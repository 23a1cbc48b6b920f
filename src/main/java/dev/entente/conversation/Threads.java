// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import dev.entente.party.Caller;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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
    Mono<Appended> say(UUID id, Remark remark);

    /// The same without a publisher, for doors that take many words a second.
    void say(UUID id, Remark remark, Sayer sayer);

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

    /// Seats a listener who hears everything that is stored from the answered number on,
    /// until the seat is left.
    Mono<Seat> join(UUID id, ThreadListener listener);

    /// What the reader may see in a part of the log, oldest first and page by page.
    ///
    /// @param until the last number to be read
    Flux<StoredEvent> replay(UUID id, Role reader, long after, long until);

    /// Tells listeners of all nodes what is never stored; it travels as bells do and may
    /// be lost.
    void pass(UUID id, byte[] message);

    /// Tells those who may hear it what passes: `{"to": <bits of the audience>, "event":
    /// {…}}`.
    default void pass(UUID id, Audience to, ObjectNode event) {
        var message = JsonNodeFactory.instance.objectNode().put("to", to.bits());
        message.set("event", event);
        pass(id, message.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// What passes in the thread from now on.
    Flux<byte[]> passing(UUID id);

    /// Moves a reader's mark forward.
    Mono<Void> markRead(UUID id, Caller reader, long seq);

    /// How many events from others each of these threads holds that the reader has not
    /// read.
    Mono<Map<UUID, Long>> unread(Collection<UUID> ids, Caller reader);

    /// Where a listener sits.
    ///
    /// @param from the last number that it does not hear
    /// @param leave to be run once, at the end
    record Seat(long from, Runnable leave) {
    }

    /// What is needed to start a thread.
    record NewConversation(String tenant, String orderId, Conversation.Member buyer, Conversation.Member seller) {
    }

}
