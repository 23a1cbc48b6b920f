// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.entente.decisiontree.Amount;
import dev.entente.decisiontree.Answer;
import dev.entente.decisiontree.Fact;
import dev.entente.decisiontree.Facts;
import dev.entente.decisiontree.Question;
import dev.entente.decisiontree.Step;
import dev.entente.decisiontree.Tree;
import dev.entente.decisiontree.TreeFolder;
import dev.entente.decisiontree.Walker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever was answered, the last answer taken back brings the same question again, on every node of every tree.
class GoingBackTests {

    private int questions;

    @ParameterizedTest
    @ValueSource(strings = { "delivered", "pickup", "transit", "none" })
    void theLastAnswerCanBeTakenBackOnEveryNode(String parcel) {
        var loaded = (TreeFolder.Loading.Loaded) TreeFolder.load(Path.of("decision-trees"));
        for (Tree tree : loaded.inForce()) {
            for (String kind : List.of("goods", "service")) {
                follow(tree, facts(parcel, kind), new LinkedHashMap<>());
            }
        }
        assertThat(this.questions).isGreaterThan(20);
    }

    private void follow(Tree tree, Facts facts, Map<String, Answer> given) {
        if (!(Walker.next(tree, facts, given) instanceof Step.Ask(var node, var question))) {
            return;
        }
        this.questions++;
        for (Answer answer : answers(question)) {
            var more = new LinkedHashMap<>(given);
            more.put(node, answer);
            var back = new LinkedHashMap<>(more);
            back.pollLastEntry();
            assertThat(Walker.next(tree, facts, back)).isEqualTo(new Step.Ask(node, question));
            if (more.size() < 12) {
                follow(tree, facts, more);
            }
        }
    }

    private static List<Answer> answers(Question question) {
        return switch (question.input().word()) {
            case "choice", "choices" ->
                question.options().stream().<Answer>map(option -> new Answer.Chosen(List.of(option.id()))).toList();
            case "photos" -> List.of(new Answer.Photos(Math.max(1, question.min())));
            case "amount" -> List.of(new Answer.Sum(new Amount(1_000, "EUR")));
            default -> List.of(new Answer.Words("something that is long enough"));
        };
    }

    private static Facts facts(String parcel, String kind) {
        var eur = new Amount(8_900, "EUR");
        return Facts.builder()
            .money(Fact.ORDER_TOTAL, eur)
            .money(Fact.ITEM_PRICE, eur)
            .word(Fact.ORDER_KIND, kind)
            .word(Fact.SELLER_KIND, "professional")
            .word(Fact.PARCEL, parcel)
            .number(Fact.DAYS_SINCE_PROMISED, 3)
            .truth(Fact.PROMISED_DATE_PASSED, true)
            .word(Fact.ESCROW, "held")
            .word(Fact.AUTOMATION, "allowed")
            .number(Fact.DISPUTED_SHARE, 100)
            .truth(Fact.DISPUTE_WINDOW_OPEN, true)
            .build();
    }

}
