// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A short history in which everything is as it must be, open for a test to spoil: the buyer says something, the staff
/// notes something, the seller answers, 25.00 are refunded and the rest is released.
final class GoodHistory {

    static final UUID THREAD = UUID.fromString("019a0000-0000-7000-8000-000000000001");

    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    static final Set<String> ALL = Set.of("buyer", "seller", "agent");

    private static final UUID REFUND = new UUID(1, 1);

    private static final UUID RELEASE = new UUID(1, 2);

    Stored.Thread thread = new Stored.Thread(THREAD, "demo", "o-1", "b-1", "s-1", 3, 3, 3, 3);

    final List<Stored.Event> events = new ArrayList<>(List.of(event(1, "buyer", "b-1", 7, 0, 0, 0, "c-1"),
            event(2, "agent", "a-1", 4, 1, 1, 1, null), event(3, "seller", "s-1", 7, 1, 1, 2, "c-2")));

    final List<Stored.Case> cases = new ArrayList<>(
            List.of(new Stored.Case(THREAD, "awaiting_seller", "seller", NOW.plusSeconds(60), null)));

    final List<Stored.Timer> timers = new ArrayList<>(
            List.of(new Stored.Timer(THREAD, "silence", NOW.plusSeconds(60))));

    final List<Stored.Elapsed> elapsed = new ArrayList<>(
            List.of(new Stored.Elapsed(THREAD, "reminder", NOW.minusSeconds(60), 1)));

    final List<Stored.Turn> turns = new ArrayList<>(List.of(new Stored.Turn(THREAD, Duration.ofSeconds(1))));

    final List<Stored.Position> positions = new ArrayList<>(
            List.of(new Stored.Position("demo", "o-1", 9590, 0, 2500, 7090)));

    final List<Stored.Leg> legs = new ArrayList<>(
            List.of(new Stored.Leg(REFUND, "demo", "o-1", "refund", "confirmed", Duration.ofHours(-1)),
                    new Stored.Leg(RELEASE, "demo", "o-1", "release", "confirmed", Duration.ofHours(-1))));

    final List<Stored.Transfer> transfers = new ArrayList<>(
            List.of(new Stored.Transfer(REFUND, "demo", "o-1", "refund", "confirmed", 2500),
                    new Stored.Transfer(RELEASE, "demo", "o-1", "release", "confirmed", 7090)));

    final List<UUID> strangeKeys = new ArrayList<>();

    final Testimony buyer = new Testimony(new Witness("demo", "buyer", "b-1", THREAD))
        .add(new Testimony.Said("c-1", "Broken"))
        .add(new Testimony.Ack("c-1", 1))
        .add(seen(1, 1, 0, ALL))
        .add(seen(2, 3, 1, ALL));

    final Testimony agent = new Testimony(new Witness("demo", "agent", "a-1", THREAD)).add(seen(1, 1, 0, ALL))
        .add(seen(1, 2, 1, Set.of("agent")))
        .add(seen(1, 3, 2, ALL));

    final List<Testimony> clients = new ArrayList<>(List.of(this.buyer, this.agent));

    static Stored.Event event(long seq, String role, String person, int readers, long prevBuyer, long prevSeller,
            long prevAgent, String clientId) {
        return new Stored.Event(THREAD, seq, new UUID(0, seq), "text", role, person, readers, prevBuyer, prevSeller,
                prevAgent, clientId);
    }

    static Testimony.Seen seen(int session, long seq, long prev, Set<String> to) {
        return new Testimony.Seen(session, seq, prev, new UUID(0, seq).toString(), THREAD.toString(), "text", to, null);
    }

    /// A buyer like the good one who saw this instead.
    void buyerSaw(Testimony.Seen... instead) {
        this.buyer.seen().clear();
        List.of(instead).forEach(this.buyer::add);
    }

    List<String> violations() {
        return HistoryChecker.check(this.clients, new Stored(NOW, List.of(this.thread), this.events, this.cases,
                this.timers, this.elapsed, this.turns, this.positions, this.legs, this.transfers, this.strangeKeys));
    }

}
