// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/// What holds for every tree that ships, whatever is known and whatever was answered.
class WalkerPropertyTests {

    private static final List<Tree> TREES = ShippedTreesTests.trees();

    private static final Tree NOT_RECEIVED = ShippedTreesTests.tree("not_received");

    @Property(tries = 500)
    void theSameCaseGivesTheSameStep(@ForAll("cases") Case given) {
        var again = Tree.parse(given.tree().source());

        assertThat(Walker.walk(again, given.facts(), new TreeMap<>(given.answers())))
            .isEqualTo(Walker.walk(given.tree(), given.facts(), given.answers()));
    }

    @Property(tries = 1000)
    void everyWalkIsAWayThroughTheTree(@ForAll("cases") Case given) {
        var walk = Walker.walk(given.tree(), given.facts(), given.answers());

        assertThat(given.tree().edges()).containsAll(walk.edges());
        assertThat(walk.edges().size()).isLessThanOrEqualTo(given.tree().nodes().size());
        assertThat(given.tree().nodes()).containsKey(walk.step().node());
    }

    @Property(tries = 500)
    void whoeverAnswersWhatIsAskedComesToAnEnd(@ForAll("cases") Case given, @ForAll("picks") List<Integer> picks) {
        var answers = new HashMap<>(given.answers());
        Step step = Walker.next(given.tree(), given.facts(), answers);
        for (int turn = 0; step instanceof Step.Ask(var id, var question); turn++) {
            assertThat(turn).as("questions asked").isLessThanOrEqualTo(given.tree().nodes().size());
            answers.put(id, fittingAnswer(question, picks.get(turn % picks.size())));
            step = Walker.next(given.tree(), given.facts(), answers);
        }

        assertThat(step).isNotInstanceOf(Step.Ask.class);
    }

    @Property(tries = 500)
    void silenceOfEverybodyComesToAnEnd(@ForAll("cases") Case given) {
        var answers = new HashMap<String, Answer>();
        Step step = Walker.next(given.tree(), given.facts(), answers);
        while (step instanceof Step.Ask || step instanceof Step.Offer) {
            assertThat(answers.put(step.node(), new Answer.Silent())).isNull();
            step = Walker.next(given.tree(), given.facts(), answers);
        }

        assertThat(given.tree().node(step.node())).isInstanceOf(Node.Ending.class);
    }

    @Property(tries = 1000)
    void moneyMovesAtOnceOnlyByRuleP14(@ForAll("lossesAndOthers") Facts facts) {
        Step step = Walker.next(NOT_RECEIVED, facts, Map.of());

        boolean lost = facts.of(Fact.PARCEL) instanceof FactValue.Words(var words) && words.contains("lost");
        boolean held = facts.of(Fact.ESCROW) instanceof FactValue.Words(var words) && words.contains("held");
        boolean allowed = facts.of(Fact.AUTOMATION) instanceof FactValue.Words(var words) && words.contains("allowed");
        boolean cheap = facts.of(Fact.ORDER_TOTAL) instanceof FactValue.Money(var amount)
                && amount.currency().equals("EUR") && amount.minor() <= 3000;
        assertThat(step instanceof Step.Propose).isEqualTo(lost && held && allowed && cheap);
    }

    @Provide
    Arbitrary<Facts> lossesAndOthers() {
        return Combinators
            .combine(Arbitraries.longs().between(2990, 3010), Arbitraries.of("EUR", "EUR", "GBP"),
                    Arbitraries.of("lost", "lost", "transit", "delivered"), Arbitraries.of("held", "held", "released"),
                    Arbitraries.of("allowed", "allowed", "switched-off"))
            .as((minor, currency, parcel, escrow, automation) -> Facts.builder()
                .money(Fact.ORDER_TOTAL, new Amount(minor, currency))
                .word(Fact.PARCEL, parcel)
                .word(Fact.ESCROW, escrow)
                .word(Fact.AUTOMATION, automation)
                .build());
    }

    @Provide
    Arbitrary<List<Integer>> picks() {
        return Arbitraries.integers().between(0, 100).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.of(TREES)
            .flatMap(tree -> Combinators.combine(facts(), answers(tree))
                .as((facts, answers) -> new Case(tree, facts, answers)));
    }

    private static Arbitrary<Facts> facts() {
        var known = Arbitraries.of(Fact.class).set().flatMap(facts -> {
            Arbitrary<Map<Fact, FactValue>> values = Arbitraries.just(Map.of());
            for (Fact fact : new HashSet<>(facts)) {
                values = Combinators.combine(values, value(fact)).as((map, value) -> {
                    var more = new HashMap<>(map);
                    more.put(fact, value);
                    return more;
                });
            }
            return values;
        });
        return known.map(Facts::new);
    }

    private static Arbitrary<FactValue> value(Fact fact) {
        return switch (fact.type()) {
            case MONEY ->
                Combinators.combine(Arbitraries.longs().between(0, 100_000), Arbitraries.of("EUR", "EUR", "EUR", "GBP"))
                    .as((minor, currency) -> new FactValue.Money(new Amount(minor, currency)));
            case WORD, YES_NO -> Arbitraries.of(fact.words()).map(it -> new FactValue.Words(Set.of(it)));
            case NUMBER, DAYS, SHARE -> Arbitraries.longs().between(-50, 100).map(FactValue.Number::new);
        };
    }

    private static Arbitrary<Map<String, Answer>> answers(Tree tree) {
        var words = tree.nodes()
            .values()
            .stream()
            .flatMap(it -> questionOf(it).stream())
            .flatMap(it -> it.options().stream())
            .map(Option::id)
            .toList();
        Arbitrary<Answer> answer = Arbitraries.oneOf(
                Arbitraries.of(words).list().ofMinSize(1).ofMaxSize(3).map(Answer.Chosen::new),
                Arbitraries.integers().between(0, 6).map(Answer.Photos::new),
                Arbitraries.of(new Answer.Silent(), new Answer.AllRefused(), new Answer.SellerSilent(),
                        new Answer.Words("nobody has seen it"), new Answer.Sum(new Amount(500, "EUR")),
                        new Answer.Day(LocalDate.EPOCH)));
        return Arbitraries.maps(Arbitraries.of(tree.nodes().keySet()), answer);
    }

    private static List<Question> questionOf(Node node) {
        return switch (node) {
            case Node.Asking asking -> List.of(asking.question());
            case Node.Offering offering -> List.of(offering.choice());
            case Node.Deciding _, Node.Ending _ -> List.of();
        };
    }

    private static Answer fittingAnswer(Question question, int pick) {
        return switch (question.input()) {
            case CHOICE, CHOICES -> new Answer.Chosen(question.options().get(pick % question.options().size()).id());
            case TEXT -> new Answer.Words("nobody has seen it");
            case AMOUNT -> new Answer.Sum(new Amount(pick, "EUR"));
            case DATE -> new Answer.Day(LocalDate.EPOCH);
            case PHOTOS -> new Answer.Photos(question.max());
        };
    }

    record Case(Tree tree, Facts facts, Map<String, Answer> answers) {
    }

}
