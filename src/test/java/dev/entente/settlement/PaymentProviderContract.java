// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/// What every payment provider's adapter must keep; extend it, and give it an adapter on a provider that is real enough.
public abstract class PaymentProviderContract {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// The adapter under test.
    protected abstract PaymentProvider provider();

    /// An amount that the provider confirms at once.
    protected abstract long plainAmountMinor();

    /// A held payment of at least ten plain amounts, fresh for each call.
    protected abstract Payment heldPayment();

    /// How much the provider itself says that it has moved of the payment, in minor
    /// units.
    protected abstract long moved(Payment payment, LegKind kind);

    /// A payment at the provider.
    protected record Payment(String tenant, String orderId, String reference, String currency) {
    }

    @Test
    void knowsNoKeyThatWasNeverOrdered() {
        provider().find(UUID.randomUUID()).as(StepVerifier::create).expectComplete().verify(PATIENCE);
    }

    @Test
    void refusesAKeyThatMeantSomethingElse() {
        var payment = heldPayment();
        var first = order(payment, LegKind.REFUND);
        provider().refund(first).block(PATIENCE);

        var more = new LegOrder(first.key(), LegKind.REFUND, first.tenant(), first.orderId(), first.reference(),
                first.amountMinor() * 2, first.currency());
        var elsewhere = new LegOrder(first.key(), LegKind.RELEASE, first.tenant(), first.orderId(), first.reference(),
                first.amountMinor(), first.currency());

        provider().refund(more).as(StepVerifier::create).expectError().verify(PATIENCE);
        provider().release(elsewhere).as(StepVerifier::create).expectError().verify(PATIENCE);
        assertThat(moved(payment, LegKind.REFUND)).isEqualTo(plainAmountMinor());
        assertThat(moved(payment, LegKind.RELEASE)).isZero();
    }

    @Test
    void movesNothingBeforeAnybodySubscribes() {
        var payment = heldPayment();
        var order = order(payment, LegKind.REFUND);

        provider().refund(order);

        provider().find(order.key()).as(StepVerifier::create).expectComplete().verify(PATIENCE);
    }

    @Test
    void refundsOncePerKey() {
        var payment = heldPayment();
        var order = order(payment, LegKind.REFUND);

        var first = provider().refund(order).block(PATIENCE);
        var second = provider().refund(order).block(PATIENCE);

        assertThat(first).isInstanceOf(LegResult.Confirmed.class).isEqualTo(second);
        assertThat(moved(payment, LegKind.REFUND)).isEqualTo(plainAmountMinor());
    }

    @Test
    void releasesOncePerKeyHoweverManyAskAtOnce() {
        var payment = heldPayment();
        var order = order(payment, LegKind.RELEASE);

        Flux.range(0, 20)
            .flatMap(_ -> provider().release(order).onErrorResume(_ -> Mono.empty()).subscribeOn(Schedulers.parallel()),
                    20)
            .then()
            .as(StepVerifier::create)
            .expectComplete()
            .verify(PATIENCE);

        assertThat(moved(payment, LegKind.RELEASE)).isEqualTo(plainAmountMinor());
    }

    @Test
    void findsWhatItCarriedOut() {
        var payment = heldPayment();
        var order = order(payment, LegKind.RELEASE);
        var answered = provider().release(order).block(PATIENCE);

        provider().find(order.key()).as(StepVerifier::create).expectNext(answered).expectComplete().verify(PATIENCE);
    }

    @Test
    void keepsTheTwoLegsOfAPaymentApart() {
        var payment = heldPayment();

        provider().refund(order(payment, LegKind.REFUND)).block(PATIENCE);
        provider().release(order(payment, LegKind.RELEASE)).block(PATIENCE);

        assertThat(moved(payment, LegKind.REFUND)).isEqualTo(plainAmountMinor());
        assertThat(moved(payment, LegKind.RELEASE)).isEqualTo(plainAmountMinor());
    }

    @Test
    void movesOnceWhenTheCallerHangsUpAndAsksAgain() {
        var payment = heldPayment();
        var order = order(payment, LegKind.REFUND);

        provider().refund(order).timeout(Duration.ofMillis(1), Mono.empty()).block(PATIENCE);
        var again = provider().find(order.key()).switchIfEmpty(Mono.defer(() -> provider().refund(order)));

        assertThat(again.block(PATIENCE)).isInstanceOf(LegResult.Confirmed.class);
        assertThat(moved(payment, LegKind.REFUND)).isEqualTo(plainAmountMinor());
    }

    @Test
    void neverShortensAHold() {
        var payment = heldPayment();

        var week = provider().extendHold(hold(payment, Duration.ofDays(7))).block(PATIENCE);
        var day = provider().extendHold(hold(payment, Duration.ofDays(1))).block(PATIENCE);

        assertThat(day).isAfterOrEqualTo(week);
    }

    private LegOrder order(Payment payment, LegKind kind) {
        return new LegOrder(UUID.randomUUID(), kind, payment.tenant(), payment.orderId(), payment.reference(),
                plainAmountMinor(), payment.currency());
    }

    private static HoldOrder hold(Payment payment, Duration length) {
        return new HoldOrder(payment.tenant(), payment.reference(), length);
    }

}
