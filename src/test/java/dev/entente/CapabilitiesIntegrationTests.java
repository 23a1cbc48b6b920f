// SPDX-License-Identifier: Apache-2.0

package dev.entente;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.entente.conversation.Author;
import dev.entente.conversation.StoredEvent;
import dev.entente.dispute.Answer;
import dev.entente.dispute.Cases;
import dev.entente.dispute.Command;
import dev.entente.dispute.Command.Response;
import dev.entente.dispute.Escrow;
import dev.entente.dispute.Proposal;
import dev.entente.order.Order;
import dev.entente.party.Role;
import dev.entente.testing.EntenteTest;
import dev.entente.testing.Marketplace;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/// Capabilities that the first release promises, each by the number it has in the list of capabilities. A3 (photos) is shown
/// by the tests of `evidence` and of the uploads, A5 (every remedy) by `RemedyCoverageTests`, C6 and E2 by the browser tests.
@EntenteTest
class CapabilitiesIntegrationTests {

    @Autowired
    Marketplace marketplace;

    @Autowired
    Cases cases;

    @Autowired
    Escrow escrow;

    @Test
    void a1AndA13TwoPartiesSettleWithoutAnAgentAndNeverEnterTheQueue() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.proposed(order, 2, 2_500);
        assertThat(queue()).doesNotContain(id);

        accept(id, order, open(id).getFirst());

        this.marketplace.until(id, now -> now.stage().wire().equals("resolved"));
        assertThat(queue()).doesNotContain(id);
        assertThat(this.marketplace.thread(id, Role.AGENT)).extracting(StoredEvent::kind)
            .doesNotContain("handoff", "decision", "note");
    }

    @Test
    void a2OneSentenceNamesTheCategoryInFrenchAndInEnglish() {
        assertThat(categoryOf("mon abat-jour est arrivé cassé")).isEqualTo("damaged_in_transit");
        assertThat(categoryOf("my parcel never arrived and the date is long over")).isEqualTo("not_received");
    }

    @Test
    void a4TheSellerSeesExactlyTheSolutionsThatTheBuyerChoseWithTheirAmounts() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.proposed(order, 2, 2_500);

        assertThat(open(id)).extracting(Proposal::option).containsExactly("keep-with-partial-refund", "replacement");
        assertThat(open(id)).extracting(one -> one.terms().amountMinor()).containsExactly(2_500L, 0L);
        assertThat(this.marketplace.thread(id, Role.SELLER)).extracting(StoredEvent::kind)
            .filteredOn("proposal"::equals)
            .hasSize(2);
    }

    @Test
    void a6ThePickedSolutionIsKeptWithActorVersionAndTime() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.proposed(order, 3, 2_500);

        accept(id, order, open(id).get(1));

        var agreement = this.cases.load(id).block().agreement();
        assertThat(agreement.option()).isEqualTo("replacement");
        assertThat(agreement.by()).isEqualTo("seller");
        assertThat(agreement.tree().version()).isNotBlank();
        assertThat(agreement.at()).isNotNull();
    }

    @Test
    void a7OneRefundAndOneReleaseHoweverOftenItIsSent() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.proposed(order, 1, 2_500);
        Proposal proposal = open(id).getFirst();

        Flux.range(0, 50)
            .flatMap(n -> this.cases.apply(id, response(order, proposal, Response.ACCEPT), null)
                .onErrorComplete()
                .subscribeOn(Schedulers.parallel()), 50)
            .blockLast(Duration.ofSeconds(60));

        this.marketplace.until(id, now -> now.stage().wire().equals("resolved"));
        var position = this.escrow.position("demo", order.id()).block();
        assertThat(List.of(position.refundedMinor(), position.releasedMinor(), position.heldMinor()))
            .containsExactly(2_500L, 7_090L, 0L);
    }

    @Test
    void a8WhoRefusesEverythingFindsAnAgent() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.proposed(order, 3, 2_500);

        for (Proposal proposal : open(id)) {
            this.cases.apply(id, response(order, proposal, Response.REFUSE), null).block();
        }

        assertThat(this.cases.load(id).block().stage().wire()).isEqualTo("awaiting_agent");
        assertThat(queue()).contains(id);
    }

    @Test
    void b17TheSameFactsGiveTheSameSolutions() {
        var first = open(this.marketplace.proposed(this.marketplace.lamp(), 5, 2_500));
        var second = open(this.marketplace.proposed(this.marketplace.lamp(), 5, 2_500));

        assertThat(second).extracting(Proposal::terms).isEqualTo(first.stream().map(Proposal::terms).toList());
        assertThat(second).extracting(Proposal::option).isEqualTo(first.stream().map(Proposal::option).toList());
    }

    private String categoryOf(String words) {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.open(order);
        this.marketplace.answer(id, Marketplace.buyer(order), Answer.option("yes"));
        this.marketplace.until(id, now -> now.questions().containsKey(Role.BUYER));
        this.marketplace.say(id, Marketplace.buyer(order), words);
        return this.marketplace.until(id, now -> now.category() != null).category();
    }

    private List<Proposal> open(UUID id) {
        return this.cases.load(id).block().openProposals();
    }

    private List<UUID> queue() {
        return this.cases.queue("demo", 1_000).map(listed -> listed.now().id()).collectList().block();
    }

    private void accept(UUID id, Order order, Proposal proposal) {
        this.cases.apply(id, response(order, proposal, Response.ACCEPT), null).block();
    }

    private static Command.Respond response(Order order, Proposal proposal, Response decision) {
        return new Command.Respond(Author.of(Marketplace.seller(order)), proposal.id(), decision, null, null, null);
    }

}
