// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.entente.conversation.Author;
import dev.entente.conversation.Draft;
import dev.entente.deadline.Timer;
import dev.entente.order.Order;
import dev.entente.party.Localized;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;

/// A case with its clock, its money and its timers, all in memory: what the writer does around a decision, without a
/// database.
final class World {

    static final long PAID = 9_590;

    static final Author BUYER = new Author(Role.BUYER, "b-1", "Alice");

    static final Author SELLER = new Author(Role.SELLER, "s-1", "Brocante");

    static final Author AGENT = new Author(Role.AGENT, "a-1", "Nadia");

    static final Author OTHER_AGENT = new Author(Role.AGENT, "a-2", "Tom");

    static final DisputeSettings SETTINGS = new DisputeSettings(Duration.ofDays(14), Duration.ofHours(72),
            Duration.ofHours(48), Duration.ofHours(48), Duration.ofHours(24), Duration.ofHours(72),
            Duration.ofHours(48), Duration.ofDays(7), Duration.ofDays(21), Duration.ofDays(3), Duration.ofDays(7),
            Duration.ofDays(3), Duration.ofHours(24), Duration.ofHours(2), Duration.ofHours(24), Duration.ofHours(24),
            Duration.ofDays(14), 2, 5, 70);

    final List<Draft> said = new ArrayList<>();

    final List<Payout> payouts = new ArrayList<>();

    private final Order order;

    Case now;

    Instant at = Instant.parse("2026-11-01T10:00:00Z");

    List<Timer> timers;

    long refunded;

    long released;

    boolean ordered;

    World(boolean escrow) {
        this(escrow, true);
    }

    World(boolean escrow, boolean delivered) {
        this.order = new Order("demo", "o-1", new Order.Person("b-1", "Alice", "fr", null, null),
                new Order.Person("s-1", "Brocante", "en", null, "professional"), Order.Kind.GOODS,
                List.of(new Order.Line("l1", "Lampe", 1, 8_900, null)), 690, PAID, "EUR",
                new Order.Payment(escrow, escrow ? PAID : 0, "tra_1"), this.at.minus(Duration.ofDays(6)), null, null,
                delivered ? new Order.Parcel("colissimo", "6A1", "delivered", this.at.minus(Duration.ofDays(2)))
                        : null);
        var dueAt = this.at.plus(SETTINGS.talkingMax());
        this.timers = List.of(new Timer(Course.SILENCE, dueAt));
        this.now = new Case(UUID.nameUUIDFromBytes(new byte[] { 1 }), "demo", "o-1", 1, 1, new Stage.Talking(),
                new Wait(dueAt, Silence.CLOSE), null, 1, Case.Priority.NORMAL, null, true, true, null, null, Map.of(),
                Map.of(), List.of(), 0, null, null, 0, 0, false, List.of(), List.of(), List.of());
    }

    Setting setting() {
        boolean escrow = this.order.payment().escrow();
        long captured = escrow ? PAID : 0;
        var position = new Escrow.Position(escrow, "EUR", captured, captured - this.refunded - this.released,
                this.refunded, this.released, this.ordered);
        return new Setting(this.at, this.order, position, SETTINGS, null, 0, 0);
    }

    Decision decide(Command command) {
        return Decide.decide(this.now, setting(), command);
    }

    /// Does what the writer does with a decision.
    Decision apply(Command command) {
        if (command instanceof Command.Elapse(var kind) && !take(kind)) {
            return new Decision.Nothing();
        }
        if (command instanceof Command.Confirmed(var id) && this.ordered) {
            Payout payout = this.payouts.getLast();
            if (payout.instructionId().equals(id)) {
                this.refunded += payout.refundMinor();
                this.released += payout.releaseMinor();
                this.ordered = false;
            }
        }
        Decision decision = decide(command);
        if (decision instanceof Decision.Accepted accepted) {
            take(accepted);
        }
        return decision;
    }

    private boolean take(String kind) {
        var due = this.timers.stream().filter(timer -> timer.kind().equals(kind)).findFirst().orElse(null);
        if (due == null) {
            return false;
        }
        this.at = due.dueAt().isAfter(this.at) ? due.dueAt() : this.at;
        this.timers = this.timers.stream().filter(timer -> timer != due).toList();
        return true;
    }

    private void take(Decision.Accepted accepted) {
        this.now = accepted.next();
        this.said.addAll(accepted.events());
        if (accepted.timers() != null) {
            this.timers = accepted.timers();
        }
        if (accepted.payout() != null) {
            this.payouts.add(accepted.payout());
            this.ordered = true;
        }
    }

    Command.Speak speak(Command.Move... moves) {
        return new Command.Speak(UUID.nameUUIDFromBytes(new byte[] { 2 }), this.now.facts(), List.of(moves));
    }

    /// What the bot puts on the table for a buyer who would accept these.
    Command.Speak propose(Terms... terms) {
        var why = new Localized("why", "pourquoi");
        var solutions = new ArrayList<Command.Solution>();
        for (Terms one : terms) {
            solutions.add(new Command.Solution("s" + solutions.size(), one, why, "P3"));
        }
        return speak(new Command.Categorise("damaged_in_transit", new TreeMark("t", "v", null)),
                new Command.Propose(solutions, new TreeMark("t", "v", "n"), SETTINGS.sellerMax(), 15_000L));
    }

    static Terms partial(long minor) {
        return new Terms(Remedy.PARTIAL_REFUND, minor, "EUR", Terms.Return.NONE, Terms.PaidBy.SELLER);
    }

    static Terms full(Terms.Return goods) {
        return new Terms(Remedy.FULL_REFUND, PAID, "EUR", goods, Terms.PaidBy.SELLER);
    }

    static Terms work(Remedy remedy) {
        return new Terms(remedy, 0, "EUR", Terms.Return.NONE, Terms.PaidBy.SELLER);
    }

    Decision respond(Author by, Command.Response decision, @Nullable Long amount) {
        var open = this.now.openFor(by.role());
        UUID first = (open.isEmpty() || decision == Command.Response.REFUSE_ALL) ? null : open.getFirst().id();
        return apply(new Command.Respond(by, first, decision, null, amount, null));
    }

    List<String> kinds() {
        return this.said.stream().map(Draft::kind).toList();
    }

}
