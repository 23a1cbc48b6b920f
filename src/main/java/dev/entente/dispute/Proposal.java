// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.time.Instant;
import java.util.UUID;

import dev.entente.party.Localized;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;

/// A solution on the table.
///
/// @param by who proposes it: the bot, what the buyer said they would accept; a party, a counter
/// @param acceptor whose accept makes it an agreement
/// @param option the tree's id of the solution, if it comes from a tree
/// @param rule the rule of the policy that it rests on
/// @param expiresAt when the stage that waits for its answer ends
/// @param bySilence whether the silence of the seller carries it out (P6)
public record Proposal(UUID id, Role by, Role acceptor, Terms terms, Localized why, @Nullable String option,
        @Nullable String rule, Instant expiresAt, boolean bySilence, State state) {

    public boolean isOpen() {
        return this.state == State.OPEN;
    }

    /// On the table until then.
    Proposal lasting(Instant dueAt) {
        return new Proposal(this.id, this.by, this.acceptor, this.terms, this.why, this.option, this.rule, dueAt,
                this.bySilence, this.state);
    }

    Proposal turned(State next) {
        return new Proposal(this.id, this.by, this.acceptor, this.terms, this.why, this.option, this.rule,
                this.expiresAt, this.bySilence, next);
    }

    /// What became of it.
    public enum State {

        OPEN, ACCEPTED, REFUSED, CLOSED

    }

}
