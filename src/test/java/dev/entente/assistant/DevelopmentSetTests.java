// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds the local path against the 165 labelled messages, none of which it learnt from.
class DevelopmentSetTests {

    /// What has been reached, less a small margin.
    private static final Map<String, Double> FLOORS = Map.of("lang", 0.98, "category", 0.88, "wants", 0.94, "amount",
            0.98, "human", 0.98, "urgency", 0.97, "tone", 0.89, "threat", 0.98, "injection", 0.98);

    private static final List<Judged> JUDGED = Judged.read("intents-dev.jsonl", Readers.ASSISTANT::readNow);

    @Test
    void namesTheIntent() {
        var byClass = new TreeMap<String, int[]>();
        for (var judged : JUDGED) {
            var label = judged.text("role") + ' ' + judged.text("intent");
            var counts = byClass.computeIfAbsent(label, _ -> new int[2]);
            counts[1]++;
            counts[0] += judged.rightIntent() ? 1 : 0;
        }

        byClass.forEach((label, counts) -> System.out.printf("%-32s %d of %d%n", label, counts[0], counts[1]));
        assertThat(share("intent", Judged::rightIntent)).isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void isRightWhereItIsSure() {
        var sure = JUDGED.stream()
            .filter(judged -> judged.reading().confidence() >= Readers.SETTINGS.sureFrom())
            .toList();
        var right = sure.stream().filter(Judged::rightIntent).count();

        System.out.printf(Locale.ROOT, "sure of %d of %d, right in %d%n", sure.size(), JUDGED.size(), right);
        assertThat((double) right / sure.size()).isGreaterThanOrEqualTo(0.92);
        assertThat((double) sure.size() / JUDGED.size()).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void readsTheOtherFields() {
        var fields = Map.<String, Predicate<Judged>>of("lang", judged -> judged.same("lang", judged.reading().lang()),
                "category", judged -> judged.same("category", judged.reading().category()), "wants", Judged::rightWants,
                "amount", Judged::rightAmount, "human",
                judged -> judged.same("wants_human", judged.reading().wantsHuman()), "urgency",
                judged -> judged.same("urgency", Judged.lower(judged.reading().urgency())), "tone",
                judged -> judged.same("tone", Judged.lower(judged.reading().tone())), "threat",
                judged -> judged.same("threat", judged.reading().threat()), "injection",
                judged -> judged.same("injection", judged.reading().injection()));

        var shares = new TreeMap<String, Double>();
        fields.forEach((field, test) -> shares.put(field, share(field, test)));

        assertThat(shares)
            .allSatisfy((field, share) -> assertThat(share).as(field).isGreaterThanOrEqualTo(FLOORS.get(field)));
    }

    private static double share(String field, Predicate<Judged> test) {
        var wrong = JUDGED.stream().filter(test.negate()).toList();
        double share = 1 - (double) wrong.size() / JUDGED.size();
        System.out.printf(Locale.ROOT, "== %s %.3f%n", field, share);
        for (var judged : wrong) {
            System.out.println("   " + judged);
        }
        return share;
    }

}
