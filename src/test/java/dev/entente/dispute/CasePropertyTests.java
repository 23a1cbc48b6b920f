// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.List;

import dev.entente.conversation.Author;
import dev.entente.dispute.Command.Response;
import dev.entente.party.Localized;
import dev.entente.party.Role;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import static org.assertj.core.api.Assertions.assertThat;

/// The invariants of the case under any sequence of commands, sensible or not.
class CasePropertyTests {

    /// One thing that somebody does to the world.
    interface Deed {

        Decision in(World world);

    }

    @Property(tries = 3_000)
    void theInvariantsHoldWhateverIsDone(@ForAll("deeds") List<Deed> deeds, @ForAll boolean escrow) {
        var world = new World(escrow);
        for (Deed deed : deeds) {
            var before = world.now;
            var decision = deed.in(world);

            somebodyHasTheNextMove(world);
            moneyIsWhole(world);
            onlyOneSpeaks(world);
            refusalsReachPeople(before, world);
            if (!(decision instanceof Decision.Accepted)) {
                assertThat(world.now).isSameAs(before);
            }
        }
    }

    @Property(tries = 500)
    void theSameCaseAndCommandGiveTheSameDecision(@ForAll("deeds") List<Deed> deeds) {
        var one = new World(true);
        var other = new World(true);
        for (Deed deed : deeds) {
            deed.in(one);
            deed.in(other);

            assertThat(one.now).isEqualTo(other.now);
            assertThat(one.payouts).isEqualTo(other.payouts);
        }
    }

    /// (iv) No case without a next actor, a deadline or an end.
    private static void somebodyHasTheNextMove(World world) {
        boolean ended = world.now.stage() instanceof Stage.Closed;
        assertThat(ended || world.now.until().dueAt() != null).as("a deadline in %s", world.now.stage()).isTrue();
        assertThat(ended || world.timers.stream().anyMatch(timer -> timer.kind().equals(Course.SILENCE)))
            .as("a timer in %s", world.now.stage())
            .isTrue();
        assertThat(!world.now.stage().isOpen() || world.now.stage().awaited() != Stage.Awaited.NONE).isTrue();
    }

    /// (i), (ii) Each payout splits all that was held; no second one while one is under
    /// way.
    private static void moneyIsWhole(World world) {
        long captured = world.setting().escrow().capturedMinor();
        assertThat(world.refunded + world.released + world.setting().escrow().heldMinor()).isEqualTo(captured);
        assertThat(world.setting().escrow().heldMinor()).isNotNegative();
        world.payouts.forEach(payout -> {
            assertThat(payout.refundMinor()).isNotNegative();
            assertThat(payout.releaseMinor()).isNotNegative();
            assertThat(payout.refundMinor() + payout.releaseMinor()).isEqualTo(captured);
        });
        assertThat(world.payouts.stream().map(Payout::instructionId).distinct().count())
            .isEqualTo(world.payouts.size());
    }

    /// (iii) An agent holds the case exactly while it is with an agent.
    private static void onlyOneSpeaks(World world) {
        assertThat(world.now.isHeld()).isEqualTo(world.now.stage() instanceof Stage.WithAgent);
    }

    /// (v) Whoever refuses everything finds people.
    private static void refusalsReachPeople(Case before, World world) {
        boolean hadTable = !before.openProposals().isEmpty();
        boolean refusedLast = hadTable && world.now.openProposals().isEmpty()
                && world.now.proposals().stream().noneMatch(one -> one.state() == Proposal.State.ACCEPTED)
                && world.now.agreement() == before.agreement();
        if (refusedLast && world.now.stage().isLedByBot()) {
            throw new AssertionError("The table is empty and nobody was called: " + world.now.stage());
        }
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return Arbitraries
            .frequencyOf(Tuple.of(4, proposing()), Tuple.of(6, responding()), Tuple.of(3, agents()),
                    Tuple.of(3, timeAndMoney()), Tuple.of(2, people()))
            .list()
            .ofMaxSize(25);
    }

    private Arbitrary<Deed> proposing() {
        return Arbitraries
            .of(List.<Deed>of(world -> world.apply(world.propose(World.partial(2_500), World.work(Remedy.REPLACEMENT))),
                    world -> world.apply(world.propose(World.full(Terms.Return.REQUIRED))),
                    world -> world.apply(world.propose(World.full(Terms.Return.NONE), World.partial(445))),
                    world -> world.apply(world.speak(new Command.Finish(new Localized("end", "fin")))),
                    world -> world.apply(world.speak(new Command.HandOver("x", new Localized("x", "x"), 3))),
                    world -> world.apply(world.speak(new Command.CarryOut(
                            new Command.Solution("s", World.full(Terms.Return.NONE), new Localized("w", "p"), "P14"),
                            new TreeMark("t", "v", "n"))))));
    }

    private Arbitrary<Deed> responding() {
        var who = Arbitraries.of(World.BUYER, World.SELLER);
        var how = Arbitraries.of(Response.values());
        var amount = Arbitraries.longs().between(-1, 10_000);
        return Combinators.combine(who, how, amount)
            .as((by, decision, minor) -> world -> world.respond(by, decision, minor));
    }

    private Arbitrary<Deed> agents() {
        var who = Arbitraries.of(World.AGENT, World.OTHER_AGENT);
        var terms = Arbitraries.of(World.partial(2_500), World.partial(99_999), World.full(Terms.Return.REQUIRED),
                World.work(Remedy.REPAIR), World.work(Remedy.NONE));
        return Arbitraries.oneOf(who.map(by -> world -> world.apply(new Command.Claim(by, 3))),
                who.map(by -> world -> world.apply(new Command.Release(by, true, null))),
                who.map(by -> world -> world.apply(new Command.Release(by, false, 3))),
                Combinators.combine(who, terms)
                    .as((by, one) -> world -> world
                        .apply(new Command.Rule(by, world.now.version(), one, List.of("because"), "P3"))));
    }

    private Arbitrary<Deed> timeAndMoney() {
        return Arbitraries.of(List.<Deed>of(world -> world.apply(new Command.Elapse(Course.SILENCE)),
                world -> world.apply(new Command.Elapse(Course.REMINDER)), CasePropertyTests::confirm,
                CasePropertyTests::fail));
    }

    private static Decision confirm(World world) {
        return world.payouts.isEmpty() ? new Decision.Nothing()
                : world.apply(new Command.Confirmed(world.payouts.getLast().instructionId()));
    }

    private static Decision fail(World world) {
        if (world.payouts.isEmpty() || !world.ordered) {
            return new Decision.Nothing();
        }
        world.ordered = false;
        return world.apply(new Command.Failed(world.payouts.getLast().instructionId(), "refund", null));
    }

    private Arbitrary<Deed> people() {
        Arbitrary<Author> who = Arbitraries.of(World.BUYER, World.SELLER);
        return Arbitraries.oneOf(who.map(by -> world -> world.apply(new Command.AskPerson(by))),
                who.map(by -> world -> world.apply(new Command.ConfirmReceived(by))),
                who.map(by -> world -> world.apply(new Command.Contest(by, "no"))),
                who.filter(by -> by.role() == Role.BUYER).map(by -> world -> world.apply(new Command.Withdraw(by))),
                who.map(by -> world -> world.apply(new Command.Reopen(by))));
    }

}
