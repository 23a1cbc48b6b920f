// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.entente.settlement.sandbox.Sandbox;

import static org.assertj.core.api.Assertions.assertThat;

class SandboxProviderIntegrationTests extends PaymentProviderContract {

    private static Till till;

    private static PaymentProvider provider;

    @BeforeAll
    static void open() {
        till = new Till();
        provider = Sandbox.on(till.database, till.transactions, till.notices).provider();
    }

    @ParameterizedTest
    @ValueSource(longs = { 2500, 7090, 10, 99, 9590, 100 })
    void confirmsOrdinaryAmounts(long amountMinor) {
        assertThat(provider.refund(order(amountMinor)).block()).isInstanceOf(LegResult.Confirmed.class);
    }

    @Test
    void staysWhereItCommittedWhenTheCallerRollsBack() {
        var order = order(2500);

        provider.refund(order)
            .then(Mono.error(new IllegalStateException("the caller's own trouble")))
            .as(till.transaction::transactional)
            .as(StepVerifier::create)
            .verifyError(IllegalStateException.class);

        assertThat(provider.find(order.key()).block()).isInstanceOf(LegResult.Confirmed.class);
    }

    @Test
    void carriesOutWhatItNeverAnswers() {
        var order = order(2503);

        provider.refund(order).timeout(Duration.ofMillis(500)).as(StepVerifier::create).verifyError();

        assertThat(provider.find(order.key()).block()).isInstanceOf(LegResult.Confirmed.class);
    }

    @Test
    void doesNothingWhenItAnswersWith500() {
        var order = order(2508);

        provider.refund(order).as(StepVerifier::create).verifyErrorMessage("sandbox answered 500: internal error");

        provider.find(order.key()).as(StepVerifier::create).verifyComplete();
        assertThat(provider.refund(order).block()).isInstanceOf(LegResult.Confirmed.class);
    }

    @Test
    void worksOnWhatItAnswersWith409() {
        var order = order(2509);

        provider.refund(order).as(StepVerifier::create).verifyError();

        assertThat(provider.find(order.key()).block()).isInstanceOf(LegResult.Pending.class);
    }

    @Test
    void refusesAndReversesWhenForcedTo() {
        var reversed = order(2507);

        assertThat(provider.refund(order(2502)).block()).isInstanceOf(LegResult.Failed.class);
        assertThat(provider.refund(reversed).block()).isInstanceOf(LegResult.Confirmed.class);
        till.advance(Duration.ofSeconds(2));
        assertThat(provider.find(reversed.key()).block()).isInstanceOf(LegResult.Reversed.class);
    }

    private static LegOrder order(long amountMinor) {
        return new LegOrder(UUID.randomUUID(), LegKind.REFUND, Till.TENANT, "o-1", "tra_1", amountMinor, "EUR");
    }

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected long plainAmountMinor() {
        return 2500;
    }

    @Override
    protected Payment heldPayment() {
        var order = till.capture(100_000);
        return new Payment(Till.TENANT, order, "tra_" + order, "EUR");
    }

    @Override
    protected long moved(Payment payment, LegKind kind) {
        return till.movedBySandbox(payment.orderId(), kind);
    }

}
