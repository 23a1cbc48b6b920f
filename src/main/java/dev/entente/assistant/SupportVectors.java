// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/// Finds the plane that parts one label from the rest: a linear support vector machine with squared errors, learnt by dual
/// coordinate descent (Hsieh, Chang, Lin, Keerthi and Sundararajan, ICML 2008, algorithm 1). The same examples give the same plane.
final class SupportVectors {

    private static final int ROUNDS_MAX = 40;

    /// An example that asks for less is where it belongs.
    private static final float SETTLED = 0.01f;

    /// What an error costs against a wide margin.
    private static final float ERROR_COST = 1;

    private static final float SLACK = 1 / (2 * ERROR_COST);

    private final List<Weighing.Vector> examples;

    private final float[] sides;

    private final float[] shares;

    private final float[] weights;

    private float offset;

    private SupportVectors(List<Weighing.Vector> examples, IntPredicate labelled, int rows) {
        this.examples = examples;
        this.sides = new float[examples.size()];
        for (int i = 0; i < this.sides.length; i++) {
            this.sides[i] = labelled.test(i) ? 1 : -1;
        }
        this.shares = new float[examples.size()];
        this.weights = new float[rows];
    }

    /// @param examples all examples
    /// @param labelled which of them have the label
    /// @param rows how many numbers a message can have
    static Plane part(List<Weighing.Vector> examples, IntPredicate labelled, int rows) {
        return new SupportVectors(examples, labelled, rows).plane();
    }

    private Plane plane() {
        var order = new int[this.sides.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        var random = new SplittableRandom(order.length);
        for (int round = 0; round < ROUNDS_MAX; round++) {
            shuffle(order, random);
            float most = 0;
            for (int i : order) {
                most = Math.max(most, step(i));
            }
            if (most < SETTLED) {
                break;
            }
        }
        return new Plane(this.weights, this.offset);
    }

    /// Moves the plane for one example; how much the example asked for is answered.
    private float step(int i) {
        var example = this.examples.get(i);
        float slope = this.sides[i] * (example.times(this.weights) + this.offset) - 1 + this.shares[i] * SLACK;
        if (this.shares[i] == 0 && slope >= 0) {
            return 0;
        }
        float before = this.shares[i];
        this.shares[i] = Math.max(before - slope / (example.squares() + 1 + SLACK), 0);
        float change = (this.shares[i] - before) * this.sides[i];
        example.addTo(this.weights, change);
        this.offset += change;
        return Math.abs(slope);
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

}
