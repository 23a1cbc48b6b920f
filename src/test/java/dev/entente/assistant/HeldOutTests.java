// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What the local reader has reached, less a small margin, on messages whose writers never saw what it learns from. For
/// persons and threats the aims are higher; docs/understanding.md says what is missing.
class HeldOutTests {

    private static final List<Judged> JUDGED = Evaluation.HELD_OUT.stream()
        .flatMap(file -> Judged.read(file, Readers.ASSISTANT::readNow).stream())
        .toList();

    private static final Scores SCORES = new Scores(JUDGED);

    @ParameterizedTest
    @CsvSource({ "buyer, fr, 0.89", "buyer, en, 0.88", "seller, fr, 0.94", "seller, en, 0.92" })
    void namesTheIntent(String role, String language, double floor) {
        assertThat(SCORES.of(role, language).macroF1()).isGreaterThanOrEqualTo(floor);
    }

    @Test
    void readsAmountsExactly() {
        assertThat(SCORES.only(one -> one.states("amount_minor")).count()).isGreaterThan(150);
        assertThat(SCORES.share(Judged::rightAmount)).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void hearsWhoWantsAPerson() {
        finds(one -> one.flag("wants_human"), one -> one.reading().wantsHuman(), 0.91, 0.90);
    }

    @Test
    void hearsThreats() {
        finds(one -> one.flag("threat"), one -> one.reading().threat(), 0.87, 0.88);
    }

    @Test
    void noticesOrdersToTheSoftware() {
        finds(one -> one.flag("injection"), one -> one.reading().injection(), 0.95, 0.93);
    }

    @Test
    void hearsHaste() {
        Predicate<Judged> is = one -> one.same("urgency", "high");
        Predicate<Judged> seen = one -> one.reading().urgency() == Urgency.HIGH;

        assertThat(SCORES.recall(is, seen)).isGreaterThanOrEqualTo(0.57);
        assertThat(SCORES.precision(is, seen)).isGreaterThanOrEqualTo(0.70);
    }

    @Test
    void knowsHowSureItIs() {
        assertThat(SCORES.calibrationError()).isLessThanOrEqualTo(0.03);
    }

    /// What was learnt proves nothing.
    @Test
    void neverLearntFromThem() {
        Set<String> learnt = new HashSet<>();
        Stream
            .concat(Stream.of(Speaker.values()).flatMap(speaker -> Examples.of(speaker).stream()),
                    Stream.of(Signal.values()).flatMap(signal -> Examples.of(signal).stream()))
            .forEach(example -> learnt.add(bare(example.text())));
        var known = new ArrayList<String>();
        JUDGED.stream()
            .map(one -> one.text("text"))
            .filter(text -> learnt.contains(bare(text)) && text.split(" ").length > 3)
            .forEach(known::add);

        assertThat(known).isEmpty();
    }

    private static void finds(Predicate<Judged> is, Predicate<Judged> seen, double recall, double precision) {
        assertThat(SCORES.only(is).count()).isGreaterThanOrEqualTo(100);
        assertThat(SCORES.recall(is, seen)).as("recall").isGreaterThanOrEqualTo(recall);
        assertThat(SCORES.precision(is, seen)).as("precision").isGreaterThanOrEqualTo(precision);
    }

    private static String bare(String text) {
        return Folding.fold(text).replaceAll("[^a-z0-9]+", " ").strip();
    }

}
