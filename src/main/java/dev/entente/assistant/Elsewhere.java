// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.Arrays;
import java.util.List;

/// How seldom the other labels hold what a label holds (complement naive Bayes: Rennie, Shih, Teevan and Karger, ICML 2003). A share of
/// it makes planes surer of words that few examples have.
final class Elsewhere {

    private static final float SHARE = 0.15f;

    /// As if every label held a little of everything.
    private static final float UNSEEN = 0.05f;

    private final float[][] held;

    private final float[] all;

    /// @param labels the label of each example
    Elsewhere(List<Weighing.Vector> examples, int[] labels, int count, int rows) {
        this.held = new float[count][rows];
        this.all = new float[rows];
        for (int i = 0; i < labels.length; i++) {
            examples.get(i).addTo(this.held[labels[i]], 1);
            examples.get(i).addTo(this.all, 1);
        }
    }

    /// Adds to each label's plane what speaks for the label more than for the mean of
    /// all.
    void addTo(List<Plane> planes) {
        double[] sums = sums();
        var seldom = new double[planes.size()];
        for (int row = 0; row < this.all.length; row++) {
            for (int label = 0; label < seldom.length; label++) {
                seldom[label] = -Math.log(others(label, row) / sums[label]);
            }
            double mean = Arrays.stream(seldom).average().orElse(0);
            for (int label = 0; label < seldom.length; label++) {
                planes.get(label).weights()[row] += (float) (SHARE * (seldom[label] - mean));
            }
        }
    }

    private double[] sums() {
        var sums = new double[this.held.length];
        for (int label = 0; label < sums.length; label++) {
            for (int row = 0; row < this.all.length; row++) {
                sums[label] += others(label, row);
            }
        }
        return sums;
    }

    private double others(int label, int row) {
        return UNSEEN + Math.max(0, this.all[row] - this.held[label][row]);
    }

}
