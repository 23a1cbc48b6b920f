// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Logistic regression over some classes, trained on examples when the program is built; the same examples give the same model.
final class LogisticModel {

    private static final int ROUNDS = 8;

    private static final float STEP = 0.15f;

    private static final float SOFTENING = 1e-2f;

    /// Errors too small to be worth a correction; they would cost most of the time.
    private static final float NEGLIGIBLE = 0.005f;

    private static final int END = -1;

    private static final long SEED = 20_261_123L;

    /// Makes likelihoods honest; found by holding out parts of the examples.
    private static final float SHARPNESS = 1.45f;

    private final List<String> labels;

    private final float[] weights;

    private LogisticModel(List<String> labels) {
        this.labels = labels;
        this.weights = new float[Features.BUCKETS * labels.size()];
    }

    static LogisticModel train(List<String> labels, List<Example> examples) {
        return train(labels, examples, ROUNDS);
    }

    /// @param rounds how often every example is seen
    static LogisticModel train(List<String> labels, List<Example> examples, int rounds) {
        var model = new LogisticModel(labels);
        var squares = new float[model.weights.length];
        var order = new ArrayList<>(examples);
        var random = new Random(SEED);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (var example : order) {
                model.learn(example, squares);
            }
        }
        return model;
    }

    private void learn(Example example, float[] squares) {
        var likelihoods = softmax(scores(example.features), 1);
        likelihoods[example.label] -= 1;
        for (int c = 0; c < likelihoods.length; c++) {
            if (Math.abs(likelihoods[c]) > NEGLIGIBLE) {
                correct(example.features, c, likelihoods[c], squares);
            }
        }
    }

    private void correct(Features features, int label, float error, float[] squares) {
        int classes = this.labels.size();
        for (int i = 0; i < features.buckets().length; i++) {
            int at = features.buckets()[i] * classes + label;
            float slope = error * features.values()[i];
            squares[at] += slope * slope;
            this.weights[at] -= STEP * slope / (float) Math.sqrt(squares[at] + SOFTENING);
        }
    }

    /// Likelihood of every class, in the order of the labels; they add up to 1.
    float[] likelihoods(Features features) {
        return softmax(scores(features), SHARPNESS);
    }

    List<String> labels() {
        return this.labels;
    }

    /// Writes labels and the weights that are not zero.
    void write(DataOutput file) throws IOException {
        int classes = this.labels.size();
        file.writeInt(classes);
        for (var label : this.labels) {
            file.writeUTF(label);
        }
        for (int bucket = 0; bucket < Features.BUCKETS; bucket++) {
            writeRow(bucket, file);
        }
        file.writeInt(END);
    }

    private void writeRow(int bucket, DataOutput file) throws IOException {
        int classes = this.labels.size();
        int set = 0;
        for (int c = 0; c < classes; c++) {
            set |= this.weights[bucket * classes + c] == 0 ? 0 : 1 << c;
        }
        if (set == 0) {
            return;
        }
        file.writeInt(bucket);
        file.writeInt(set);
        for (int c = 0; c < classes; c++) {
            if ((set & 1 << c) != 0) {
                file.writeFloat(this.weights[bucket * classes + c]);
            }
        }
    }

    /// Reads what [#write] wrote.
    static LogisticModel read(DataInput file) throws IOException {
        int classes = file.readInt();
        var labels = new ArrayList<String>();
        for (int c = 0; c < classes; c++) {
            labels.add(file.readUTF());
        }
        var model = new LogisticModel(List.copyOf(labels));
        for (int bucket = file.readInt(); bucket != END; bucket = file.readInt()) {
            int set = file.readInt();
            for (int c = 0; c < classes; c++) {
                if ((set & 1 << c) != 0) {
                    model.weights[bucket * classes + c] = file.readFloat();
                }
            }
        }
        return model;
    }

    private float[] scores(Features features) {
        int classes = this.labels.size();
        var scores = new float[classes];
        for (int i = 0; i < features.buckets().length; i++) {
            int row = features.buckets()[i] * classes;
            float value = features.values()[i];
            for (int c = 0; c < classes; c++) {
                scores[c] += this.weights[row + c] * value;
            }
        }
        return scores;
    }

    private static float[] softmax(float[] scores, float sharpness) {
        float top = Float.NEGATIVE_INFINITY;
        for (var score : scores) {
            top = Math.max(top, score);
        }
        float sum = 0;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = (float) Math.exp((scores[c] - top) * sharpness);
            sum += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= sum;
        }
        return scores;
    }

    /// One labelled message.
    ///
    /// @param features the message
    /// @param label index of its class
    record Example(Features features, int label) {
    }

}
