// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.time.Instant;
import java.util.UUID;

import dev.entente.party.Caller;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;

/// A thread and the two people it belongs to.
///
/// @param current whether it is the order's thread of today; an old one is only read
/// @param speaker the agent who speaks for the platform, none while the bot does
/// @param heads the last numbers, in all and as each role sees them
public record Conversation(UUID id, String tenant, String orderId, Member buyer, Member seller, Instant openedAt,
        boolean current, @Nullable String speaker, Heads heads) {

    /// Whether somebody may know that this thread exists.
    public boolean isOpenTo(Caller caller) {
        return this.tenant.equals(caller.tenant()) && (caller.order() == null || caller.order().equals(this.orderId))
                && switch (caller.role()) {
                    case BUYER -> this.buyer.id().equals(caller.id());
                    case SELLER -> this.seller.id().equals(caller.id());
                    case AGENT -> true;
                    default -> false;
                };
    }

    public Member member(Role role) {
        return role == Role.BUYER ? this.buyer : this.seller;
    }

    /// @param locale the language that this person is served in
    public record Member(String id, String name, String locale) {
    }

    /// The last number in all, and the last that each role may see.
    public record Heads(long all, long buyer, long seller, long agent) {

        public long of(Role role) {
            return switch (role) {
                case BUYER -> this.buyer;
                case SELLER -> this.seller;
                default -> this.agent;
            };
        }

    }

}
