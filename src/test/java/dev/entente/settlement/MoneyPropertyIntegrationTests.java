// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import dev.entente.dispute.Payout;
import dev.entente.party.Refused;
import dev.entente.settlement.FailingProvider.Fault;
import dev.entente.settlement.sandbox.Sandbox;
import dev.entente.worker.Nudge;

import static org.assertj.core.api.Assertions.assertThat;

/// No sequence of orders, repetitions, notices, deaths and passing days makes, loses or doubles money.
class MoneyPropertyIntegrationTests {

    private static final long HELD = 9590;

    @Nullable private static World world;

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void moneyIsNeitherMadeNorLost(@ForAll("scripts") List<Command> script) {
        var opened = world();
        var story = new Story(opened, opened.till.capture(HELD));

        script.forEach(command -> story.tell(command));
        story.end();

        assertThat(story.payouts)
            .allSatisfy(payout -> assertThat(opened.till.heard.wordsNow(payout.instructionId())).isNotEmpty());
    }

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void manyOrdersAtOnceOnTwoNodesAddUpAtEveryCommit(@ForAll("splits") List<Long> refunds) {
        var opened = world();
        var nodes = List.of(opened.till.worker(opened.provider), opened.till.worker(opened.provider, new Nudge()));
        nodes.forEach(SettlementWorker::start);
        try {
            var watched = Flux.interval(Duration.ZERO, Duration.ofMillis(10))
                .onBackpressureLatest()
                .concatMap(_ -> opened.ordersOutOfBalance(), 1)
                .takeUntilOther(settleAll(opened, refunds))
                .reduce(0L, Long::sum)
                .block(Duration.ofSeconds(60));

            assertThat(watched).isZero();
        }
        finally {
            nodes.forEach(SettlementWorker::stop);
        }
    }

    private static Mono<Void> settleAll(World opened, List<Long> refunds) {
        return Flux.fromIterable(refunds)
            .map(refund -> Till.payout(opened.till.capture(HELD), refund, HELD - refund))
            .collectList()
            .flatMapMany(Flux::fromIterable)
            .flatMap(payout -> Flux.range(0, 3)
                .flatMap(_ -> opened.till.escrow.order(payout).subscribeOn(Schedulers.parallel())))
            .thenMany(Flux.interval(Duration.ofMillis(100)).take(10))
            .then()
            .subscribeOn(Schedulers.boundedElastic());
    }

    @Provide
    Arbitrary<List<Command>> scripts() {
        var amounts = Arbitraries.oneOf(forcedSplits(), Arbitraries.longs().between(0, HELD));
        Arbitrary<Command> orders = amounts.map(Command.Order::new);
        Arbitrary<Command> faults = Arbitraries.of(Fault.class).map(Command.Harm::new);
        Arbitrary<Command> notices = Combinators
            .combine(Arbitraries.of(LegKind.class), Arbitraries.integers().between(0, 3))
            .as(Command.Notice::new);
        Arbitrary<Command> rest = Arbitraries.of(new Command.Repeat(), new Command.Work(), new Command.Bell(),
                new Command.Later(3), new Command.Later(90_000));
        return Arbitraries
            .frequencyOf(Tuple.of(4, orders), Tuple.of(3, faults), Tuple.of(2, notices), Tuple.of(8, rest))
            .list()
            .ofMinSize(4)
            .ofMaxSize(16);
    }

    @Provide
    Arbitrary<List<Long>> splits() {
        return Arbitraries.oneOf(forcedSplits(), Arbitraries.longs().between(0, HELD)).list().ofSize(10);
    }

    /// Amounts whose refund or release makes the sandbox misbehave.
    private static Arbitrary<Long> forcedSplits() {
        var refunds = Arbitraries.longs().between(0, 9).map(ending -> 2500 + ending);
        var releases = Arbitraries.longs().between(0, 9).map(ending -> HELD - 7000 - ending);
        return Arbitraries.oneOf(refunds, releases);
    }

    private static synchronized World world() {
        if (world == null) {
            world = World.open();
        }
        return world;
    }

    /// What can happen to the money of one order.
    sealed interface Command {

        record Order(long refundMinor) implements Command {
        }

        record Repeat() implements Command {
        }

        record Harm(Fault fault) implements Command {
        }

        record Work() implements Command {
        }

        record Bell() implements Command {
        }

        record Notice(LegKind leg, int event) implements Command {
        }

        record Later(int seconds) implements Command {
        }

    }

    /// One order and what happened to it.
    private static final class Story {

        private final World world;

        private final Till till;

        private final String order;

        private final List<Payout> payouts = new ArrayList<>();

        Story(World world, String order) {
            this.world = world;
            this.till = world.till;
            this.order = order;
        }

        void tell(Command command) {
            switch (command) {
                case Command.Order(var refund) -> order(refund);
                case Command.Repeat() -> this.payouts.forEach(payout -> this.till.escrow.order(payout).block());
                case Command.Harm(var fault) -> this.world.provider.faults.add(fault);
                case Command.Work() -> this.world.work();
                case Command.Bell() -> this.world.sandbox.bell().block();
                case Command.Notice(var leg, var event) -> this.payouts.forEach(payout -> this.till.notices
                    .receive(payout.instructionId() + "/" + leg + event, Leg.key(payout.instructionId(), leg))
                    .block());
                case Command.Later(var seconds) -> this.till.advance(Duration.ofSeconds(seconds));
            }
            assertBalanced();
        }

        /// Over what is held now; refused exactly where a split stands.
        private void order(long wish) {
            var position = this.till.escrow.position(Till.TENANT, this.order).block();
            var refund = Math.min(wish, position.heldMinor());
            var payout = Till.payout(this.order, refund, position.heldMinor() - refund);
            var taken = this.till.escrow.order(payout).thenReturn(true).onErrorReturn(Refused.class, false).block();
            assertThat(taken).isEqualTo(!position.ordered());
            if (taken) {
                this.payouts.add(payout);
            }
        }

        /// All faults are over and enough time passes.
        void end() {
            this.world.provider.faults.clear();
            for (var days = 0; days < 4; days++) {
                this.till.advance(Duration.ofDays(1));
                this.world.sandbox.bell().block();
                this.till.hurryAll();
                this.till.drain(this.till.worker(this.world.provider));
                assertBalanced();
            }
            var view = this.till.view(this.order);
            assertThat(view.refundedMinor()).isEqualTo(this.till.movedBySandbox(this.order, LegKind.REFUND));
            assertThat(view.releasedMinor()).isEqualTo(this.till.movedBySandbox(this.order, LegKind.RELEASE));
        }

        private void assertBalanced() {
            assertThat(this.world.ordersOutOfBalance().block()).isZero();
        }

    }

    /// One database for all stories; a story has its own order.
    private record World(Till till, Sandbox sandbox, FailingProvider provider) {

        static World open() {
            var till = new Till();
            var sandbox = Sandbox.on(till.database, till.transactions, till.notices);
            return new World(till, sandbox, new FailingProvider(sandbox.provider()));
        }

        /// One pass of a worker, which may die in it; if it did, its lease ends.
        void work() {
            this.provider.death = Sinks.empty();
            var worker = this.till.worker(this.provider);
            worker.claimFree()
                .flatMap(worker::carryOut)
                .takeUntilOther(this.provider.death.asMono())
                .blockLast(Duration.ofSeconds(20));
            this.till.hurry();
        }

        /// How many orders do not add up in what is committed at this moment.
        Mono<Long> ordersOutOfBalance() {
            return this.till.database.sql("""
                    select count(*) as wrong from escrow_position
                     where refunded_minor + released_minor + held_minor <> captured_minor
                        or least(refunded_minor, released_minor, held_minor) < 0""")
                .map(row -> row.get("wrong", Long.class))
                .one();
        }

    }

}
