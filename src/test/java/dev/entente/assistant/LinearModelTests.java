// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LinearModelTests {

    private static final List<String> SAID = List.of("the lamp is broken", "broken glass", "it broke", "never came",
            "nothing came yet", "it never came");

    private static final int[] LABELS = { 0, 0, 0, 1, 1, 1 };

    private final List<Features> features = SAID.stream().map(LinearModelTests::features).toList();

    private final Weighing weighing = Weighing.learn(this.features, 0);

    private final List<Weighing.Vector> vectors = this.features.stream().map(this.weighing::weigh).toList();

    @Test
    void partsWhatItHasSeen() {
        var model = model();

        for (int i = 0; i < SAID.size(); i++) {
            float[] scores = model.scores(this.features.get(i));
            assertThat(scores[LABELS[i]]).as(SAID.get(i)).isPositive().isGreaterThan(scores[1 - LABELS[i]]);
        }
    }

    @Test
    void readsWordsOfTheSameStem() {
        float[] scores = model().scores(features("a breakage"));

        assertThat(scores[0]).isGreaterThan(scores[1]);
    }

    @Test
    void saysTheSameForTheSameExamples() {
        assertThat(model().scores(features("glass came"))).isEqualTo(model().scores(features("glass came")));
    }

    @Test
    void comesBackAsItWasWritten() throws IOException {
        var written = new ByteArrayOutputStream();
        model().write(new DataOutputStream(written));

        var read = LinearModel.read(new DataInputStream(new ByteArrayInputStream(written.toByteArray())));

        assertThat(read.labels()).containsExactly("broken", "missing");
        assertThat(read.scores(features("the lamp never came")))
            .isEqualTo(model().scores(features("the lamp never came")));
    }

    @Test
    void weighsWhatIsRareMoreAndWhatIsUnknownNotAtAll() {
        var vector = this.weighing.weigh(features("never glass zzz"));
        var known = this.weighing.weigh(features("never glass"));

        assertThat(vector.rows()).isEqualTo(known.rows());
        assertThat(this.weighing.weigh(features("never")).values()[0]).isPositive();
        assertThat(weight(known, "glass")).isGreaterThan(weight(known, "never"));
    }

    @Test
    void givesEveryMessageTheSameLength() {
        assertThat(this.vectors).allSatisfy(
                vector -> assertThat(vector.squares()).isCloseTo(this.vectors.getFirst().squares(), within(0.001f)));
    }

    /// The plane is the one that a general solver finds for these four: two on each side
    /// of zero, at the same distance.
    @Test
    void findsTheMiddle() {
        var sides = List.of(point(0, 1), point(0, 1.5f), point(0, -1), point(0, -1.5f));

        var plane = SupportVectors.part(sides, i -> i < 2, 1);

        assertThat(plane.offset()).isCloseTo(0, within(0.01f));
        assertThat(plane.weights()[0]).isBetween(0.5f, 1f);
    }

    private static Weighing.Vector point(int row, float value) {
        return new Weighing.Vector(new int[] { row }, new float[] { value });
    }

    private float weight(Weighing.Vector vector, String word) {
        int row = Arrays.binarySearch(this.weighing.keys(), features(word).words().keys()[0]);
        for (int i = 0; i < vector.rows().length; i++) {
            if (vector.rows()[i] == row) {
                return vector.values()[i];
            }
        }
        return 0;
    }

    private LinearModel model() {
        int rows = this.weighing.keys().length;
        var planes = List.of(SupportVectors.part(this.vectors, i -> LABELS[i] == 0, rows),
                SupportVectors.part(this.vectors, i -> LABELS[i] == 1, rows));
        new Elsewhere(this.vectors, LABELS, 2, rows).addTo(planes);
        return LinearModel.of(List.of("broken", "missing"), this.weighing, planes);
    }

    private static Features features(String text) {
        return Features.of(List.of(text.split(" ")), List.of());
    }

}
