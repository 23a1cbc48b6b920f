// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.List;
import java.util.UUID;

import dev.entente.conversation.Author;
import dev.entente.conversation.StoredEvent;
import dev.entente.dispute.Answer;
import dev.entente.dispute.Cases;
import dev.entente.dispute.Command;
import dev.entente.dispute.Escrow;
import dev.entente.order.Order;
import dev.entente.party.Role;
import dev.entente.testing.EntenteTest;
import dev.entente.testing.Marketplace;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest
class WholeCaseIntegrationTests {

    @Autowired
    Marketplace marketplace;

    @Autowired
    Cases cases;

    @Autowired
    Escrow escrow;

    @Autowired
    DatabaseClient database;

    @Test
    void settlesABrokenLampBetweenThePartiesAlone() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.proposed(order, 3, 2_500);

        accept(id, order);

        this.marketplace.until(id, now -> now.stage().wire().equals("resolved"));
        var position = this.escrow.position("demo", order.id()).block();
        assertThat(position.refundedMinor()).isEqualTo(2_500);
        assertThat(position.releasedMinor()).isEqualTo(7_090);
        assertThat(position.heldMinor()).isZero();
        assertThat(this.marketplace.thread(id, Role.AGENT)).extracting(event -> event.author().role())
            .doesNotContain(Role.AGENT);
    }

    @Test
    void anOpenCaseFreezesTheMoney() {
        Order order = this.marketplace.lamp();
        assertThat(holds(order)).isZero();

        this.marketplace.open(order);

        assertThat(holds(order)).isOne();
    }

    private long holds(Order order) {
        return this.database.sql("select count(*) from escrow_hold where order_id = :order")
            .bind("order", order.id())
            .map(row -> row.get(0, Long.class))
            .one()
            .block();
    }

    @Test
    void keepsWhatWasSaidBeforeConsentAndCanBeCorrected() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.open(order);
        this.marketplace.say(id, Marketplace.buyer(order), "mon abat-jour est arrivé cassé");
        this.marketplace.answer(id, Marketplace.buyer(order), Answer.option("yes"));

        var understood = this.marketplace.until(id, now -> now.category() != null);
        assertThat(understood.category()).isEqualTo("damaged_in_transit");

        this.cases.apply(id, new Command.Undo(Author.of(Marketplace.buyer(order)), "problem"), null).block();

        var asked = this.marketplace.until(id, now -> now.questions().containsKey(Role.BUYER));
        assertThat(asked.category()).isNull();
        assertThat(asked.questions().get(Role.BUYER).id()).isEqualTo("problem");
    }

    @Test
    void freeWordsAnswerTheOpenQuestion() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.open(order);
        this.marketplace.say(id, Marketplace.buyer(order), "oui d'accord");
        this.marketplace.until(id, now -> now.consented());
        this.marketplace.say(id, Marketplace.buyer(order), "la lampe est arrivée cassée dans le carton");

        this.marketplace.until(id, now -> "damaged_in_transit".equals(now.category()));
    }

    @Test
    void wordsThatWouldMoveMoneyAreAskedBack() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.proposed(order, 1, 2_500);
        this.marketplace.say(id, Marketplace.seller(order), "OK for 25 euros");

        var asked = this.marketplace.until(id, now -> now.questions().containsKey(Role.SELLER));
        assertThat(asked.agreement()).isNull();
        assertThat(asked.questions().get(Role.SELLER).confirms().decision()).isEqualTo("accept");

        this.marketplace.answer(id, Marketplace.seller(order), Answer.option("yes"));

        this.marketplace.until(id, now -> now.stage().wire().equals("resolved"));
    }

    @Test
    void aWishForAPersonPutsTheCaseIntoTheQueue() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.open(order);
        this.marketplace.answer(id, Marketplace.buyer(order), Answer.option("yes"));
        this.marketplace.say(id, Marketplace.buyer(order), "je veux parler à quelqu'un");

        var waiting = this.marketplace.until(id, now -> now.stage().wire().equals("awaiting_agent"));
        assertThat(waiting.tier()).isEqualTo(2);
        assertThat(this.cases.queue("demo", 100).map(listed -> listed.now().id()).collectList().block()).contains(id);
    }

    @Test
    void aLegalThreatGoesToTheSeniorTeam() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.open(order);
        this.marketplace.answer(id, Marketplace.buyer(order), Answer.option("yes"));
        this.marketplace.say(id, Marketplace.buyer(order), "Mon avocat va saisir le tribunal si rien ne se passe.");

        var waiting = this.marketplace.until(id, now -> now.stage().wire().equals("awaiting_agent"));
        assertThat(waiting.tier()).isEqualTo(3);
    }

    @Test
    void eachPartyIsServedInItsLanguage() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.proposed(order, 1, 2_500);

        List<StoredEvent> buyers = this.marketplace.thread(id, Role.BUYER);
        List<StoredEvent> sellers = this.marketplace.thread(id, Role.SELLER);
        assertThat(buyers).filteredOn(event -> event.kind().equals("text"))
            .anySatisfy(event -> assertThat(event.body()).contains("Bonjour"))
            .noneSatisfy(event -> assertThat(event.body()).contains("Hello"));
        assertThat(sellers).filteredOn(event -> event.kind().equals("text"))
            .anySatisfy(event -> assertThat(event.body()).contains("Hello"))
            .noneSatisfy(event -> assertThat(event.body()).contains("Bonjour"));
    }

    private void accept(UUID id, Order order) {
        var proposal = this.marketplace.until(id, now -> !now.openProposals().isEmpty()).openProposals().getFirst();
        this.cases
            .apply(id,
                    new Command.Respond(Author.of(Marketplace.seller(order)), proposal.id(), Command.Response.ACCEPT,
                            null, null, null),
                    null)
            .block();
    }

}
