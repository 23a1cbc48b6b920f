// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.dispute.Payout;
import dev.entente.settlement.ProviderNotices.Taken;
import dev.entente.settlement.sandbox.Sandbox;

import static org.assertj.core.api.Assertions.assertThat;

/// Each way that the sandbox can misbehave, from the instruction to the books and the word to the case.
class SandboxOutcomesIntegrationTests {

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

    /// Pending, silent, doubled and late notices, 500 first, 409 first.
    @ParameterizedTest
    @ValueSource(longs = { 2501, 2503, 2504, 2505, 2508, 2509 })
    void endsConfirmedOnceWhateverTheProviderDoesOnTheWay(long refundMinor) {
        var order = till.capture(9590);
        var payout = till.ordered(order, refundMinor, 9590 - refundMinor);

        letTimePass();

        assertThat(heard(payout)).containsExactly("confirmed");
        assertThat(till.view(order).refundedMinor()).isEqualTo(refundMinor);
        assertThat(till.view(order).entries()).hasSize(3);
        assertAsTheSandboxSays(order);
    }

    @Test
    void heldStaysWholeWhenTheRefundIsRefused() {
        var order = till.capture(9590);
        var payout = till.ordered(order, 2502, 7088);

        letTimePass();

        assertThat(heard(payout)).containsExactly("failed refund refused");
        assertThat(till.view(order).heldMinor()).isEqualTo(9590);
        assertAsTheSandboxSays(order);
    }

    @Test
    void aNewSplitMayFollowAFailedOne() {
        var order = till.capture(9590);
        till.ordered(order, 2502, 7088);
        letTimePass();

        var second = till.ordered(order, 2500, 7090);
        letTimePass();

        assertThat(heard(second)).containsExactly("confirmed");
        assertThat(till.view(order).heldMinor()).isZero();
        assertAsTheSandboxSays(order);
    }

    @Test
    void namesTheReleaseThatFailsAfterItsRefund() {
        var order = till.capture(9590);
        var payout = till.ordered(order, 2588, 7002);

        letTimePass();

        assertThat(heard(payout)).containsExactly("failed release refused");
        assertThat(till.view(order)).extracting(LedgerView::refundedMinor, LedgerView::heldMinor)
            .containsExactly(2588L, 7002L);
        till.ordered(order, 0, 7002);
    }

    @Test
    void failsWhenWhatWasPendingFails() {
        var order = till.capture(9590);
        var payout = till.ordered(order, 2506, 7084);

        till.drain(this.worker);
        var before = heard(payout);
        letTimePass();

        assertThat(before).isEmpty();
        assertThat(heard(payout)).containsExactly("failed refund refused");
        assertThat(till.view(order).heldMinor()).isEqualTo(9590);
    }

    @Test
    void takesAReversedRefundBackIntoTheBooksAndSaysSo() {
        var order = till.capture(9590);
        var payout = till.ordered(order, 2507, 7083);
        till.drain(this.worker);
        var before = heard(payout);

        letTimePass();

        assertThat(before).containsExactly("confirmed");
        assertThat(heard(payout)).containsExactly("confirmed", "failed refund reversed");
        var view = till.view(order);
        assertThat(view.entries()).extracting(LedgerView.Entry::kind)
            .containsExactly("capture", "refund", "release", "refund_reversed");
        assertThat(view).extracting(LedgerView::refundedMinor, LedgerView::heldMinor).containsExactly(0L, 2507L);
        assertAsTheSandboxSays(order);
    }

    @Test
    void findsAReversalThatNobodyAnnounced() {
        var order = till.capture(9590);
        var payout = till.ordered(order, 2507, 7083);
        till.drain(this.worker);
        till.advance(Duration.ofSeconds(2));

        till.hurryAll();
        till.drain(this.worker);

        assertThat(heard(payout)).containsExactly("confirmed", "failed refund reversed");
    }

    @Test
    void endsTheSameWhenNoticesAreDoubledReorderedAndADayLate() {
        var order = till.capture(9590);
        var payout = till.ordered(order, 2507, 7083);
        var key = Leg.key(payout.instructionId(), LegKind.REFUND);
        till.drain(this.worker);
        till.advance(Duration.ofSeconds(2));

        for (var event : List.of("reversed", "reversed", "confirmed", "pending", "confirmed", "reversed")) {
            till.notices.receive(event + order, key).block();
            till.drain(this.worker);
        }
        till.advance(Duration.ofDays(1));
        till.notices.receive("confirmed-again" + order, key).block();
        till.drain(this.worker);

        assertThat(heard(payout)).containsExactly("confirmed", "failed refund reversed");
        assertThat(till.view(order).entries()).hasSize(4);
    }

    @Test
    void hearsANoticeOnceAndParksWhatItDoesNotKnow() {
        var payout = till.ordered(till.capture(9590), 2501, 7089);
        till.drain(this.worker);
        var key = Leg.key(payout.instructionId(), LegKind.REFUND);

        assertThat(till.notices.receive("e-1", key).block()).isEqualTo(Taken.HEARD);
        assertThat(till.notices.receive("e-1", key).block()).isEqualTo(Taken.DUPLICATE);
        assertThat(till.notices.receive("e-2", UUID.randomUUID()).block()).isEqualTo(Taken.PARKED);
        assertThat(till.notices.receive("e-2", UUID.randomUUID()).block()).isEqualTo(Taken.DUPLICATE);
    }

    @Test
    void letsNoNoticeWakeAReleaseBeforeItsRefund() {
        var order = till.capture(9590);
        var payout = till.ordered(order, 2501, 7089);
        till.drain(this.worker);

        var taken = till.notices.receive("early" + order, Leg.key(payout.instructionId(), LegKind.RELEASE)).block();
        till.drain(this.worker);

        assertThat(taken).isEqualTo(Taken.PARKED);
        assertThat(till.view(order).releasedMinor()).isZero();
    }

    @Test
    void remembersANoticeThatRingsDuringATry() {
        var order = till.capture(9590);
        var payout = till.ordered(order, 9590, 0);
        var claim = this.worker.claimFree().blockFirst();
        till.notices.receive("during" + order, Leg.key(payout.instructionId(), LegKind.REFUND)).block();

        this.worker.carryOut(claim).block();
        var again = this.worker.claimFree().collectList().block();

        assertThat(again).extracting(Claim::key).containsExactly(claim.key());
        again.forEach(more -> this.worker.carryOut(more).block());
    }

    @Test
    void retriesADayLaterOnlyAfterALookUp() {
        var order = till.capture(9590);
        till.ordered(order, 2503, 7087);
        this.worker.claimFree().flatMap(this.worker::carryOut).blockLast();
        till.advance(Duration.ofHours(25));
        till.hurry();

        till.drain(this.worker);

        assertThat(this.provider.called).extracting(LegOrder::kind).containsExactly(LegKind.REFUND, LegKind.RELEASE);
        assertThat(till.view(order).refundedMinor()).isEqualTo(2503);
        assertAsTheSandboxSays(order);
    }

    /// Tries, two seconds, tries, a day, tries.
    private void letTimePass() {
        for (var pause : List.of(Duration.ZERO, Duration.ofSeconds(3), Duration.ofDays(2), Duration.ZERO)) {
            till.advance(pause);
            sandbox.bell().block();
            till.hurry();
            till.drain(this.worker);
        }
    }

    private static List<String> heard(Payout payout) {
        return till.heard.wordsNow(payout.instructionId());
    }

    private static void assertAsTheSandboxSays(String order) {
        var view = till.view(order);
        assertThat(view.refundedMinor()).isEqualTo(till.movedBySandbox(order, LegKind.REFUND));
        assertThat(view.releasedMinor()).isEqualTo(till.movedBySandbox(order, LegKind.RELEASE));
        assertThat(view.refundedMinor() + view.releasedMinor() + view.heldMinor()).isEqualTo(view.capturedMinor());
    }

}
