// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import dev.entente.dispute.Payout;
import dev.entente.party.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LedgerIntegrationTests {

    private static Till till;

    @BeforeAll
    static void open() {
        till = new Till();
    }

    @Test
    void refusesAnEntryThatDoesNotSumToZero() {
        var order = till.capture(9590);

        assertThatThrownBy(() -> book(order, "held", -100, "released", 99)).hasMessageContaining("sum to -1");
        assertThatThrownBy(() -> till.run(entry(order))).hasMessageContaining("0 postings");
    }

    @Test
    void refusesToHoldLessThanNothing() {
        var order = till.capture(9590);

        assertThatThrownBy(() -> book(order, "held", -9591, "released", 9591)).hasMessageContaining("held -1");
        assertThat(till.view(order).heldMinor()).isEqualTo(9590);
    }

    @Test
    void refusesTwoEntriesThatOnlyTogetherAreTooMuch() {
        var order = till.capture(9590);

        var instruction = instruction(order, "failed");
        var booked = Flux.fromArray(LegKind.values())
            .flatMap(kind -> till.ledger.book(Till.TENANT, order, instruction, 6000, Instruction.Movement.done(kind))
                .as(till.transaction::transactional)
                .subscribeOn(Schedulers.parallel())
                .thenReturn(1)
                .onErrorReturn(0))
            .reduce(Integer::sum)
            .block();

        assertThat(booked).isEqualTo(1);
        assertThat(till.view(order).heldMinor()).isEqualTo(3590);
    }

    @ParameterizedTest
    @ValueSource(strings = { "update ledger_posting set amount_minor = 1", "delete from ledger_posting",
            "truncate ledger_posting", "update ledger_entry set kind = 'release'", "delete from ledger_entry",
            "truncate ledger_entry cascade" })
    void refusesToForget(String statement) {
        till.capture(100);

        assertThatThrownBy(() -> till.run(statement)).hasMessageContaining("the ledger only grows");
    }

    @Test
    void booksTheCaptureOnceHoweverOftenAnOrderIsSaved() {
        var order = till.capture(9590);

        till.save(Till.order(order, true, 9590));
        till.save(Till.order(order, true, 1));

        var view = till.view(order);
        assertThat(view.capturedMinor()).isEqualTo(9590);
        assertThat(view.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("capture");
            assertThat(entry.from()).isEqualTo("captured");
            assertThat(entry.to()).isEqualTo("held");
            assertThat(entry.instructionId()).isNull();
        });
    }

    @Test
    void forgetsTheCaptureWhenTheOrderIsNotStored() {
        var order = Till.order("rolled-back", true, 9590);

        var saved = new CaptureOnSave(till.ledger).saved(order)
            .then(Mono.error(new IllegalStateException("the order could not be stored")))
            .as(till.transaction::transactional);

        saved.as(StepVerifier::create).verifyError(IllegalStateException.class);
        till.ledger.view(Till.TENANT, "rolled-back").as(StepVerifier::create).verifyComplete();
    }

    @Test
    void holdsNothingOutsideEscrow() {
        till.save(Till.order("outside", false, 9590));

        till.escrow.position(Till.TENANT, "outside").as(StepVerifier::create).assertNext(position -> {
            assertThat(position.escrow()).isFalse();
            assertThat(position.currency()).isEqualTo("EUR");
            assertThat(position.heldMinor()).isZero();
        }).verifyComplete();
        refuses(Till.payout("outside", 2500, 7090), "outside-policy");
        refuses(Till.payout("never-heard-of", 2500, 7090), "outside-policy");
    }

    @Test
    void showsNothingOfAnotherTenant() {
        var order = till.capture(9590);

        till.ledger.view("other", order).as(StepVerifier::create).verifyComplete();
        var foreign = Till.payout(order, 2500, 7090);
        refuses(new Payout(foreign.instructionId(), foreign.conversationId(), "other", order, 2500, 7090, "EUR"),
                "outside-policy");
    }

    @Test
    void refusesASplitThatIsNotAllThatIsHeld() {
        var order = till.capture(9590);

        refuses(Till.payout(order, 2500, 7089), "amount");
        refuses(Till.payout(order, 2500, 7091), "amount");
        refuses(Till.payout(order, -1, 9591), "amount");
        refuses(Till.payout(order, 9591, -1), "amount");
        refuses(Till.payout(order, Long.MAX_VALUE, Long.MIN_VALUE + 9591), "amount");
        var euros = Till.payout(order, 2500, 7090);
        refuses(new Payout(euros.instructionId(), euros.conversationId(), Till.TENANT, order, 2500, 7090, "CHF"),
                "amount");
    }

    @Test
    void countsRequestedMoneyAsHeld() {
        var order = till.capture(9590);

        till.ordered(order, 2500, 7090);

        var position = till.escrow.position(Till.TENANT, order).block();
        assertThat(position.heldMinor()).isEqualTo(9590);
        assertThat(position.ordered()).isTrue();
    }

    @Test
    void takesTheSamePayoutFiftyTimesAtOnceAsOne() {
        var order = till.capture(9590);
        var payout = Till.payout(order, 2500, 7090);

        Flux.range(0, 50)
            .flatMap(_ -> till.escrow.order(payout).subscribeOn(Schedulers.parallel()), 50)
            .as(StepVerifier::create)
            .verifyComplete();

        assertThat(till
            .count("select count(*) from settlement_leg where instruction_id = '" + payout.instructionId() + "'"))
            .isEqualTo(2);
        assertThat(till.view(order).entries()).hasSize(1);
    }

    @Test
    void takesOneOfManyDifferentPayoutsAtOnce() {
        var order = till.capture(9590);

        var outcomes = Flux.range(0, 30)
            .flatMap(n -> till.escrow.order(Till.payout(order, n * 100L, 9590 - n * 100L))
                .subscribeOn(Schedulers.parallel())
                .thenReturn("taken")
                .onErrorResume(Refused.class, refused -> Mono.just(refused.refusal().code())), 30)
            .collectList()
            .block();

        assertThat(outcomes).filteredOn("taken"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("stale"::equals).hasSize(29);
    }

    @Test
    void refusesTheSameInstructionInOtherWords() {
        var order = till.capture(9590);
        var payout = till.ordered(order, 2500, 7090);

        refuses(new Payout(payout.instructionId(), payout.conversationId(), Till.TENANT, order, 2600, 6990, "EUR"),
                "stale");
        refuses(Till.payout(order, 2500, 7090), "stale");
    }

    @Test
    void allowsOneStandingSplitPerOrderEvenPastTheCode() {
        var order = till.capture(9590);
        till.ordered(order, 2500, 7090);

        assertThatThrownBy(() -> instruction(order, "requested")).isInstanceOf(DataIntegrityViolationException.class)
            .hasMessageContaining("one_split_per_order");
    }

    @Test
    void forgetsTheInstructionWhenTheAgreementIsNotStored() {
        var order = till.capture(9590);
        var payout = Till.payout(order, 2500, 7090);

        till.escrow.order(payout)
            .then(Mono.error(new IllegalStateException("the case moved")))
            .as(till.transaction::transactional)
            .as(StepVerifier::create)
            .verifyError(IllegalStateException.class);

        assertThat(till.instructions.findPayout(payout.instructionId()).blockOptional()).isEmpty();
        assertThat(Objects.requireNonNull(till.escrow.position(Till.TENANT, order).block()).ordered()).isFalse();
    }

    private static void refuses(Payout payout, String code) {
        till.escrow.order(payout)
            .as(StepVerifier::create)
            .verifyErrorSatisfies(error -> assertThat(((Refused) error).refusal().code()).isEqualTo(code));
    }

    private static UUID instruction(String order, String state) {
        var id = UUID.randomUUID();
        till.run(
                "insert into settlement_instruction (id, conversation_id, tenant, order_id, refund_minor, release_minor,"
                        + " state) values ('" + id + "', '" + id + "', 'demo', '" + order + "', 6000, 3590, '" + state
                        + "')");
        return id;
    }

    private static void book(String order, String from, long taken, String to, long given) {
        till.run(
                "with entry as (" + entry(order) + " returning id) insert into ledger_posting select entry.id, p.* from"
                        + " entry, (values ('" + from + "', " + taken + "), ('" + to + "', " + given + ")) p");
    }

    private static String entry(String order) {
        return "insert into ledger_entry (tenant, order_id, kind, instruction_id) values ('demo', '" + order
                + "', 'release', '" + instruction(order, "failed") + "')";
    }

}
