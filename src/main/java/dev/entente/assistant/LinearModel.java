// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Scores messages for some labels by weights of what they hold, learnt when the program is built. Weights are kept in steps of a 127th
/// of the largest, which changes no decision worth the name and makes them a quarter as large.
final class LinearModel {

    private static final int STEPS = 127;

    private final List<String> labels;

    private final Weighing weighing;

    private final float[] steps;

    private final float[] offsets;

    private final byte[] weights;

    private LinearModel(List<String> labels, Weighing weighing, float[] steps, float[] offsets, byte[] weights) {
        this.labels = labels;
        this.weighing = weighing;
        this.steps = steps;
        this.offsets = offsets;
        this.weights = weights;
    }

    /// @param planes the plane of each label
    static LinearModel of(List<String> labels, Weighing weighing, List<Plane> planes) {
        int count = labels.size();
        var model = new LinearModel(labels, weighing, new float[count], new float[count],
                new byte[weighing.keys().length * count]);
        for (int label = 0; label < count; label++) {
            model.enter(label, planes.get(label));
        }
        return model;
    }

    private void enter(int label, Plane plane) {
        this.steps[label] = plane.largest() / STEPS;
        this.offsets[label] = plane.offset();
        for (int row = 0; row < plane.weights().length; row++) {
            int steps = Math.round(plane.weights()[row] / this.steps[label]);
            this.weights[row * this.labels.size() + label] = (byte) steps;
        }
    }

    List<String> labels() {
        return this.labels;
    }

    /// How far on its side of each label's plane a message lies; below 0 is the other
    /// side.
    float[] scores(Features features) {
        int count = this.labels.size();
        var message = this.weighing.weigh(features);
        var scores = new float[count];
        for (int i = 0; i < message.rows().length; i++) {
            int at = message.rows()[i] * count;
            float value = message.values()[i];
            for (int label = 0; label < count; label++) {
                scores[label] += this.weights[at + label] * value;
            }
        }
        for (int label = 0; label < count; label++) {
            scores[label] = scores[label] * this.steps[label] + this.offsets[label];
        }
        return scores;
    }

    void write(DataOutput file) throws IOException {
        file.writeInt(this.labels.size());
        for (int label = 0; label < this.labels.size(); label++) {
            file.writeUTF(this.labels.get(label));
            file.writeFloat(this.steps[label]);
            file.writeFloat(this.offsets[label]);
        }
        this.weighing.write(file);
        file.write(this.weights);
    }

    /// Reads what [#write] wrote.
    static LinearModel read(DataInput file) throws IOException {
        int count = file.readInt();
        var labels = new ArrayList<String>();
        var steps = new float[count];
        var offsets = new float[count];
        for (int label = 0; label < count; label++) {
            labels.add(file.readUTF());
            steps[label] = file.readFloat();
            offsets[label] = file.readFloat();
        }
        var weighing = Weighing.read(file);
        var weights = new byte[weighing.keys().length * count];
        file.readFully(weights);
        return new LinearModel(List.copyOf(labels), weighing, steps, offsets, weights);
    }

}
