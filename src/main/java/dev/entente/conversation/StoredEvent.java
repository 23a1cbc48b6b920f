// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.time.Instant;
import java.util.UUID;

import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;

/// An event as the log holds it.
///
/// @param seq its number in the thread, from 1 and without gaps
/// @param prev the number of the last earlier event that buyer, seller and agents may see, 0 at first
/// @param clientId as its author sent it, if a client did
/// @param body JSON text
public record StoredEvent(UUID conversationId, long seq, UUID id, Instant at, String kind, @Nullable UUID turn,
        Author author, Audience to, Prev prev, @Nullable String clientId, String body) {

    public long prevFor(Role reader) {
        return this.prev.of(reader);
    }

    /// One number per role.
    public record Prev(long buyer, long seller, long agent) {

        long of(Role role) {
            return switch (role) {
                case BUYER -> this.buyer;
                case SELLER -> this.seller;
                default -> this.agent;
            };
        }

    }

}
