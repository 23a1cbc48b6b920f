// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Sorts the messages of a speaker into one of some classes.
///
/// @param model a label for each class
/// @param sharpness makes likelihoods honest
record ClassModel(LinearModel model, float sharpness) {

    /// Phrases say nothing about the class that words do not say better.
    private static final float TOPICS = 0;

    static ClassModel learn(Ear ear, Speaker speaker) {
        var classes = Intents.of(speaker);
        var labelled = examples(speaker);
        int[] labels = labelled.stream().mapToInt(example -> classes.indexOf(example.intent())).toArray();
        var features = labelled.parallelStream().map(example -> ear.features(ear.hear(example.text()))).toList();
        var weighing = Weighing.learn(features, TOPICS);
        var vectors = features.parallelStream().map(weighing::weigh).toList();
        int rows = weighing.keys().length;
        var planes = IntStream.range(0, classes.size())
            .parallel()
            .mapToObj(label -> SupportVectors.part(vectors, i -> labels[i] == label, rows))
            .toList();
        new Elsewhere(vectors, labels, classes.size(), rows).addTo(planes);
        return new ClassModel(LinearModel.of(classes, weighing, planes), sharpness(speaker));
    }

    private static List<Examples.Labelled> examples(Speaker speaker) {
        var labelled = new ArrayList<>(Examples.of(speaker));
        if (speaker == Speaker.BUYER) {
            labelled.addAll(Combined.classes(Examples.of(speaker)));
            labelled.addAll(Examples.orders());
        }
        return labelled;
    }

    /// Found with messages of writers from whom nothing had been learnt.
    private static float sharpness(Speaker speaker) {
        return switch (speaker) {
            case BUYER -> 4;
            case SELLER -> 2.8f;
        };
    }

    List<String> labels() {
        return this.model.labels();
    }

    /// Likelihood of every class, in the order of the labels; they add up to 1.
    float[] likelihoods(Features features) {
        float[] scores = this.model.scores(features);
        float top = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            top = Math.max(top, score);
        }
        float sum = 0;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = (float) Math.exp((scores[c] - top) * this.sharpness);
            sum += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= sum;
        }
        return scores;
    }

    void write(DataOutput file) throws IOException {
        file.writeFloat(this.sharpness);
        this.model.write(file);
    }

    /// Reads what [#write] wrote.
    static ClassModel read(DataInput file) throws IOException {
        float sharpness = file.readFloat();
        return new ClassModel(LinearModel.read(file), sharpness);
    }

}
