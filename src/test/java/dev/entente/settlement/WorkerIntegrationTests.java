// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.TransientDataAccessResourceException;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import dev.entente.settlement.FailingProvider.Fault;
import dev.entente.settlement.sandbox.Sandbox;
import dev.entente.worker.Nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The worker against the sandbox, on one database for all; orders keep the tests apart.
class WorkerIntegrationTests {

    private static final Till till = new Till();

    private static final Sandbox sandbox = Sandbox.on(till.database, till.transactions, till.notices);

    private FailingProvider provider;

    private SettlementWorker worker;

    @BeforeEach
    void freshWorker() {
        till.clear();
        this.provider = new FailingProvider(sandbox.provider());
        this.worker = till.worker(this.provider);
    }

    @Test
    void refundsTheAgreedPartAndReleasesTheRest() {
        var order = till.capture(9590);
        var payout = till.ordered(order, 2500, 7090);

        till.drain(this.worker);

        var view = till.view(order);
        assertThat(view).extracting(LedgerView::refundedMinor, LedgerView::releasedMinor, LedgerView::heldMinor)
            .containsExactly(2500L, 7090L, 0L);
        assertThat(view.entries()).extracting(LedgerView.Entry::kind).containsExactly("capture", "refund", "release");
        assertThat(view.entries().getLast().instructionId()).isEqualTo(payout.instructionId());
        assertThat(till.heard.wordsNow(payout.instructionId())).containsExactly("confirmed");
        assertAsTheSandboxSays(order);
    }

    @Test
    void isWokenByTheCommitAndNotByThePoll() {
        var order = till.capture(9590);
        this.worker = till.worker(this.provider, till.nudge, "1h");
        this.worker.start();
        try {
            await().pollDelay(Duration.ofMillis(500)).until(this.worker::isRunning);
            var payout = till.ordered(order, 2500, 7090);

            await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(5))
                .until(() -> till.heard.wordsNow(payout.instructionId()).equals(List.of("confirmed")));
        }
        finally {
            this.worker.stop();
        }
        assertThat(this.worker.isRunning()).isFalse();
    }

    @Test
    void calledOnlyOncePerLegInTheOrdinaryCase() {
        till.ordered(till.capture(9590), 2500, 7090);

        till.drain(this.worker);

        assertThat(this.provider.called).hasSize(2);
        assertThat(this.provider.lookedUp).isEmpty();
    }

    @Test
    void movesEverythingToOneSideWhenSoAgreed() {
        var refunded = till.capture(9590);
        var released = till.capture(9590);
        till.ordered(refunded, 9590, 0);
        till.ordered(released, 0, 9590);

        till.drain(this.worker);

        assertThat(till.view(refunded).refundedMinor()).isEqualTo(9590);
        assertThat(till.view(released).releasedMinor()).isEqualTo(9590);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void refundsOnceWhereverItsLifeOrLineEnds(Fault fault) {
        var order = till.capture(9590);
        var payout = till.ordered(order, 2500, 7090);
        this.provider.faults.add(fault);

        liveOnce(this.worker);
        till.hurry();
        till.drain(till.worker(this.provider));

        assertThat(this.provider.happened).containsExactly(fault);
        assertThat(till.view(order).refundedMinor()).isEqualTo(2500);
        assertThat(till.heard.wordsNow(payout.instructionId())).containsExactly("confirmed");
        assertThat(this.provider.lookedUp).isNotEmpty();
        assertAsTheSandboxSays(order);
    }

    @Test
    void leavesTheLegToItsLeaseWhileTheHolderMayLive() {
        till.ordered(till.capture(9590), 2500, 7090);
        this.provider.faults.add(Fault.DIES_AFTER_THE_CALL);
        liveOnce(this.worker);

        var taken = till.worker(this.provider).claimFree().collectList().block();

        assertThat(taken).isEmpty();
    }

    @Test
    void booksNothingWithALeaseThatIsGone() {
        var order = till.capture(9590);
        till.ordered(order, 2500, 7090);
        var stale = this.worker.claimFree().blockFirst();
        till.hurry();
        var fresh = till.worker(this.provider).claimFree().blockFirst();

        this.worker.carryOut(stale).block();

        assertThat(fresh.token()).isGreaterThan(stale.token());
        assertThat(till.view(order).refundedMinor()).isZero();
        till.hurry();
        till.drain(this.worker);
        assertThat(till.view(order).refundedMinor()).isEqualTo(2500);
        assertAsTheSandboxSays(order);
    }

    @Test
    void keepsWhatWasBookedThoughTheWorkerBelievesItWasNot() {
        var order = till.capture(9590);
        var payout = till.ordered(order, 9590, 0);
        var claim = this.worker.claimFree().blockFirst();
        this.worker.carryOut(claim).block();

        till.instructions.postpone(claim, "the answer to the commit was lost", Duration.ZERO)
            .as(StepVerifier::create)
            .verifyError(LeaseLost.class);

        assertThat(till.instructions.find(payout.instructionId()).block().refund().state())
            .isEqualTo(LegState.CONFIRMED);
    }

    @Test
    void rollsBooksAndWordBackTogetherWhenTheCaseCannotHear() {
        var order = till.capture(9590);
        var payout = till.ordered(order, 9590, 0);
        till.heard.faults.add(new IllegalStateException("the case is broken"));

        this.worker.claimFree().flatMap(this.worker::carryOut).blockLast();
        var meanwhile = till.view(order);
        till.hurry();
        till.drain(this.worker);

        assertThat(meanwhile.heldMinor()).isEqualTo(9590);
        assertThat(till.view(order).refundedMinor()).isEqualTo(9590);
        assertThat(till.heard.wordsNow(payout.instructionId())).containsExactly("confirmed");
        assertThat(this.provider.called).hasSize(1);
    }

    @Test
    void booksAgainWhenTheDatabaseAsksForIt() {
        var order = till.capture(9590);
        var payout = till.ordered(order, 9590, 0);
        till.heard.faults.add(new TransientDataAccessResourceException("deadlock"));

        this.worker.claimFree().flatMap(this.worker::carryOut).blockLast();

        assertThat(till.heard.wordsNow(payout.instructionId())).containsExactly("confirmed");
        assertThat(till.view(order).refundedMinor()).isEqualTo(9590);
        assertThat(this.provider.lookedUp).isEmpty();
    }

    @Test
    void refundsOnceWithTwoNodesAtWork() {
        var orders = IntStream.range(0, 20).mapToObj(_ -> till.capture(9590)).toList();
        var other = till.worker(this.provider, new Nudge());
        this.worker.start();
        other.start();
        try {
            var payouts = Flux.fromIterable(orders)
                .map(order -> Till.payout(order, 2500, 7090))
                .flatMap(payout -> Flux.range(0, 5)
                    .flatMap(_ -> till.escrow.order(payout).subscribeOn(Schedulers.parallel()))
                    .then()
                    .thenReturn(payout))
                .collectList()
                .block();

            await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(payouts)
                    .allSatisfy(payout -> assertThat(till.heard.wordsNow(payout.instructionId()))
                        .containsExactly("confirmed")));
        }
        finally {
            this.worker.stop();
            other.stop();
        }
        assertThat(this.provider.called.stream().map(LegOrder::key).distinct()).hasSize(40);
        assertThat(orders).allSatisfy(WorkerIntegrationTests::assertAsTheSandboxSays);
    }

    @Test
    void losesNothingWhenItIsCutOffAgainAndAgain() {
        var orders = IntStream.range(0, 15).mapToObj(_ -> till.capture(9590)).toList();
        var payouts = orders.stream().map(order -> till.ordered(order, 2500, 7090)).toList();

        for (var millis = 1; millis <= 40; millis += 3) {
            this.worker.claimFree()
                .flatMap(this.worker::carryOut)
                .take(Duration.ofMillis(millis))
                .blockLast(Duration.ofSeconds(5));
            till.hurry();
            this.worker = till.worker(this.provider);
        }
        till.drain(this.worker);

        assertThat(payouts)
            .allSatisfy(payout -> assertThat(till.heard.wordsNow(payout.instructionId())).containsExactly("confirmed"));
        assertThat(orders).allSatisfy(WorkerIntegrationTests::assertAsTheSandboxSays);
    }

    @Test
    void startsAgainAfterAStop() {
        this.worker.start();
        this.worker.stop();
        this.worker.start();
        try {
            var payout = till.ordered(till.capture(9590), 2500, 7090);

            await().until(() -> till.heard.wordsNow(payout.instructionId()).size() == 1);
        }
        finally {
            this.worker.stop();
        }
    }

    @Test
    void keepsAFrozenOrderHeldUntilItsMoneyMoved() {
        var order = till.capture(9590);
        var keeper = new HoldKeeper(till.holds, this.provider, till.nudge,
                SettlementSettingsTests.bind(Till.IMPATIENT));
        till.holds.freeze(Till.TENANT, order).then(till.holds.freeze(Till.TENANT, order)).block();

        keeper.extendDue().block();
        var held = till.text("select (held_until > entente_now() + interval '6 days')::text from sandbox_hold"
                + " where reference = 'tra_" + order + "'");
        till.ordered(order, 2500, 7090);
        till.drain(this.worker);
        till.run("update escrow_hold set next_try_at = settlement_lease_clock() where order_id = '" + order + "'");
        keeper.extendDue().block();

        assertThat(held).isEqualTo("true");
        assertThat(till
            .count("select count(*) from escrow_hold where next_try_at is not null and order_id = '" + order + "'"))
            .isZero();
    }

    /// One pass of a worker that dies where the provider says so.
    private void liveOnce(SettlementWorker mortal) {
        mortal.claimFree().flatMap(mortal::carryOut).takeUntilOther(this.provider.death.asMono()).blockLast();
    }

    private static void assertAsTheSandboxSays(String order) {
        var view = till.view(order);
        assertThat(view.refundedMinor()).isEqualTo(till.movedBySandbox(order, LegKind.REFUND));
        assertThat(view.releasedMinor()).isEqualTo(till.movedBySandbox(order, LegKind.RELEASE));
        assertThat(view.refundedMinor() + view.releasedMinor() + view.heldMinor()).isEqualTo(view.capturedMinor());
    }

}
