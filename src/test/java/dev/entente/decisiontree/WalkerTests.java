// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WalkerTests {

    private static final Tree DAMAGED = ShippedTreesTests.tree("damaged_in_transit");

    private static final Tree NOT_RECEIVED = ShippedTreesTests.tree("not_received");

    @Test
    void asksTheFirstQuestionFirst() {
        var step = Walker.next(DAMAGED, lamp().build(), Map.of());

        assertThat(step).isInstanceOfSatisfying(Step.Ask.class, ask -> {
            assertThat(ask.question().id()).isEqualTo("how-bad");
            assertThat(ask.question().input()).isEqualTo(Input.CHOICE);
            assertThat(ask.question().options()).extracting(Option::id)
                .containsExactly("marks", "part-broken", "beyond-use", "dangerous");
            assertThat(ask.question().ask().in("fr-FR")).isEqualTo("Quelle est l'importance des dégâts ?");
        });
    }

    @Test
    void asksTheBuyerWhatTheyWouldAcceptBeforeTheSeller() {
        var step = Walker.next(DAMAGED, lamp().build(), brokenPart());

        assertThat(step).isInstanceOfSatisfying(Step.Ask.class, ask -> {
            assertThat(ask.question().input()).isEqualTo(Input.CHOICES);
            assertThat(ask.question().options()).extracting(Option::id)
                .containsExactly("keep-with-partial-refund", "replacement", "repair", "send-part",
                        "return-and-full-refund");
            assertThat(ask.question().max()).isEqualTo(5);
        });
    }

    @Test
    void putsTheAcceptedSolutionsBeforeTheSellerInTheBuyersOrder() {
        var answers = with(brokenPart(), "choose-and-return",
                new Answer.Chosen(List.of("return-and-full-refund", "keep-with-partial-refund")));

        var step = Walker.next(DAMAGED, lamp().build(), answers);

        assertThat(step).isInstanceOfSatisfying(Step.Offer.class, offer -> {
            assertThat(offer.solutions()).extracting(Solution::remedy).containsExactly("free_return", "partial_refund");
            assertThat(offer.solutions().getFirst().goods()).isEqualTo(Solution.Return.REQUIRED);
            assertThat(offer.solutions().getFirst().returnPaidBy()).isEqualTo(Solution.PaidBy.SELLER);
            assertThat(offer.solutions().getLast().share()).isEqualTo(new Share(5, 70));
            assertThat(offer.solutions().getLast().rule()).isEqualTo("P4");
            assertThat(offer.say().in("en", Map.of("due", "Friday")))
                .isEqualTo("We have asked the seller. They have until Friday to answer.");
        });
    }

    @Test
    void paysCheapLossesBackAtOnce() {
        var facts = lost(new Amount(3000, "EUR")).build();

        assertThat(Walker.next(NOT_RECEIVED, facts, Map.of())).isInstanceOfSatisfying(Step.Propose.class, propose -> {
            assertThat(propose.solution().remedy()).isEqualTo("full_refund");
            assertThat(propose.solution().withShipping()).isTrue();
            assertThat(propose.solution().rule()).isEqualTo("P14");
        });
    }

    @Test
    void handsOverWhatHasNoLimitInItsCurrency() {
        assertThat(Walker.next(NOT_RECEIVED, lost(new Amount(900, "SEK")).build(), Map.of()))
            .isInstanceOf(Step.HandOver.class);
    }

    @Test
    void handsOverWhatHasNoKnownTotal() {
        var facts = Facts.builder().word(Fact.PARCEL, "lost").word(Fact.ESCROW, "held").build();

        assertThat(Walker.next(NOT_RECEIVED, facts, Map.of())).isInstanceOf(Step.HandOver.class);
    }

    @Test
    void asksAgainWhenAnAnswerDoesNotFit() {
        var unfit = List.<Answer>of(new Answer.Photos(0), new Answer.Photos(5), new Answer.Words("a photo"),
                new Answer.Chosen("marks"), new Answer.AllRefused());

        for (Answer answer : unfit) {
            assertThat(Walker.next(DAMAGED, lamp().build(), with(brokenPart(), "show-us", answer)).node())
                .isEqualTo("show-us");
        }
    }

    @Test
    void ignoresAnswersToQuestionsThatWereNotAsked() {
        var stray = Map.<String, Answer>of("in-your-hands", new Answer.Chosen("not-yet-here"));

        assertThat(Walker.next(DAMAGED, lamp().build(), stray).node()).isEqualTo("how-bad");
    }

    @Test
    void tellsTheWayThatItTook() {
        var walk = Walker.walk(DAMAGED, lamp().build(), Map.of("how-bad", new Answer.Chosen("dangerous")));

        assertThat(walk.edges()).containsExactly(new Edge("in-time", Edge.OTHERWISE, "how-bad"),
                new Edge("how-bad", "dangerous", "senior-mediator"));
        assertThat(walk.step()).isInstanceOfSatisfying(Step.HandOver.class, it -> {
            assertThat(it.tier()).isEqualTo(3);
            assertThat(it.toSeller()).isNull();
        });
    }

    @Test
    void asksAQuestionAgainWhenItsWayLeadsBackToIt() {
        var tree = SmallTree.sound()
            .with("        say: I changed my mind\n        go: closed",
                    "        say: I changed my mind\n        go: what-happened")
            .parse();

        assertThat(Walker.next(tree, Facts.none(), Map.of("what-happened", new Answer.Chosen("changed-mind"))).node())
            .isEqualTo("what-happened");
    }

    private static Facts.Builder lamp() {
        return Facts.builder()
            .money(Fact.ORDER_TOTAL, new Amount(9590, "EUR"))
            .money(Fact.ITEM_PRICE, new Amount(8900, "EUR"))
            .word(Fact.PARCEL, "delivered")
            .truth(Fact.DISPUTE_WINDOW_OPEN, true);
    }

    private static Facts.Builder lost(Amount total) {
        return Facts.builder()
            .money(Fact.ORDER_TOTAL, total)
            .word(Fact.PARCEL, "lost")
            .word(Fact.ESCROW, "held")
            .word(Fact.AUTOMATION, "allowed");
    }

    private static Map<String, Answer> brokenPart() {
        return Map.of("how-bad", new Answer.Chosen("part-broken"), "packaging", new Answer.Chosen("packaging-intact"),
                "show-us", new Answer.Photos(2));
    }

    private static Map<String, Answer> with(Map<String, Answer> answers, String id, Answer answer) {
        var more = new HashMap<>(answers);
        more.put(id, answer);
        return more;
    }

}
