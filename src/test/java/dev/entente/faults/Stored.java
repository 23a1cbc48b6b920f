// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// What lies in the database when all is over, as far as promises rest on it.
///
/// @param now the product's time of the reading
/// @param strangeKeys keys that the provider was called with and no leg has
public record Stored(Instant now, List<Thread> threads, List<Event> events, List<Case> cases, List<Timer> timers,
        List<Elapsed> elapsed, List<Turn> turns, List<Position> positions, List<Leg> legs, List<Transfer> transfers,
        List<UUID> strangeKeys) {

    /// A thread and its heads.
    public record Thread(UUID id, String tenant, String orderId, String buyer, String seller, long head, long headBuyer,
            long headSeller, long headAgent) {
    }

    /// @param readers 1 the buyer, 2 the seller, 4 the agents
    public record Event(UUID thread, long seq, UUID id, String kind, String authorRole, String authorId, int readers,
            long prevBuyer, long prevSeller, long prevAgent, @Nullable String clientId) {
    }

    public record Case(UUID id, String stage, String awaited, @Nullable Instant dueAt, @Nullable String holder) {
    }

    public record Timer(UUID subject, String kind, Instant dueAt) {
    }

    /// A timer that was taken away after it was due.
    ///
    /// @param steps how many steps its case took in the same transaction
    public record Elapsed(UUID subject, String kind, Instant dueAt, long steps) {
    }

    /// Work that waits for the bot.
    ///
    /// @param late for how long, on the real clock
    public record Turn(UUID thread, Duration late) {
    }

    /// How an order stands in our ledger.
    public record Position(String tenant, String orderId, long captured, long held, long refunded, long released) {
    }

    /// @param late for how long nobody took it although it is due; null where nobody is
    /// to take it
    public record Leg(UUID key, String tenant, String orderId, String kind, String state, @Nullable Duration late) {
    }

    /// What the provider's own books say.
    public record Transfer(UUID key, String tenant, String orderId, String kind, String state, long amount) {
    }

}
