// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.time.Instant;
import java.util.UUID;

import dev.entente.conversation.StoredEvent.Prev;
import dev.entente.party.Role;

/// A thread whose heads this transaction has locked, so that it alone gives the next numbers.
class LockedThread {

    private final UUID id;

    private final boolean listening;

    private final Instant now;

    private long head;

    private long buyer;

    private long seller;

    private long agent;

    private boolean turnAsked;

    private boolean agentSpoke;

    LockedThread(UUID id, boolean listening, Instant now, Conversation.Heads heads) {
        this.id = id;
        this.listening = listening;
        this.now = now;
        this.head = heads.all();
        this.buyer = heads.buyer();
        this.seller = heads.seller();
        this.agent = heads.agent();
    }

    StoredEvent number(Draft draft) {
        var prev = new Prev(this.buyer, this.seller, this.agent);
        this.head++;
        this.buyer = draft.to().has(Role.BUYER) ? this.head : this.buyer;
        this.seller = draft.to().has(Role.SELLER) ? this.head : this.seller;
        this.agent = draft.to().has(Role.AGENT) ? this.head : this.agent;
        this.turnAsked |= this.listening && draft.author().role().isParty();
        this.agentSpoke |= draft.author().role() == Role.AGENT;
        return new StoredEvent(this.id, this.head, EventIds.next(), this.now, draft.kind(), draft.turn(),
                draft.author(), draft.to(), prev, draft.mark() != null ? draft.mark().id() : null,
                draft.body().toString());
    }

    UUID id() {
        return this.id;
    }

    boolean turnAsked() {
        return this.turnAsked;
    }

    boolean agentSpoke() {
        return this.agentSpoke;
    }

    Conversation.Heads heads() {
        return new Conversation.Heads(this.head, this.buyer, this.seller, this.agent);
    }

}
