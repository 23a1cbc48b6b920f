// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Yes or no to each signal, learnt from examples that do and that nearly do, alone and beside other matters, and from the examples of all classes, which
/// do not unless a phrase says that they do.
final class SignalModels {

    /// How much what phrases find counts beside words and letters.
    private static final float TOPICS = 0.3f;

    /// Makes likelihoods honest.
    private static final float SHARPNESS = 4;

    /// How much the clause that signals most counts beside the whole message.
    private static final float CLAUSE_SHARE = 0.5f;

    private final Ear ear;

    private final LinearModel model;

    /// @param model what [#learn] has learnt
    SignalModels(Ear ear, LinearModel model) {
        this.ear = ear;
        this.model = model;
    }

    static LinearModel learn(Ear ear) {
        var others = Stream.of(Speaker.values()).flatMap(speaker -> Examples.of(speaker).stream()).toList();
        var lessons = Stream.of(Signal.values()).map(signal -> Lesson.of(signal, others, ear)).toList();
        var texts = lessons.stream().flatMap(lesson -> lesson.texts.stream()).distinct().toList();
        var heard = texts.parallelStream().map(text -> features(ear, text)).toList();
        var weighing = Weighing.learn(heard, TOPICS);
        var weighed = heard.parallelStream().map(weighing::weigh).toList();
        var vectors = new HashMap<String, Weighing.Vector>();
        for (int i = 0; i < weighed.size(); i++) {
            vectors.put(texts.get(i), weighed.get(i));
        }
        var planes = lessons.parallelStream()
            .map(lesson -> lesson.learn(lesson.texts.stream().map(vectors::get).toList(), weighing.keys().length))
            .toList();
        return LinearModel.of(Stream.of(Signal.values()).map(Signal::name).toList(), weighing, planes);
    }

    private static Features features(Ear ear, String text) {
        return ear.features(ear.hear(text));
    }

    /// What a message signals, by its whole and by the clause that signals most; what
    /// phrases say is one of the features.
    Set<Signal> find(Ear.Heard heard, Features features) {
        float[] whole = likelihoods(features);
        var most = new float[whole.length];
        var clauses = Clauses.withNeighbours(heard.wording().clean());
        for (var clause : clauses) {
            float[] one = likelihoods(features(this.ear, clause));
            for (int i = 0; i < most.length; i++) {
                most[i] = Math.max(most[i], one[i]);
            }
        }
        var found = EnumSet.noneOf(Signal.class);
        for (var signal : Signal.values()) {
            int i = signal.ordinal();
            float clause = clauses.isEmpty() ? whole[i] : most[i];
            if ((1 - CLAUSE_SHARE) * whole[i] + CLAUSE_SHARE * clause >= signal.yesFrom()) {
                found.add(signal);
            }
        }
        return found;
    }

    private float[] likelihoods(Features features) {
        float[] scores = this.model.scores(features);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) (1 / (1 + Math.exp(-SHARPNESS * scores[i])));
        }
        return scores;
    }

    /// What one signal is learnt from.
    ///
    /// @param texts messages that signal, then messages that do not
    /// @param yes how many of them do
    private record Lesson(List<String> texts, int yes) {

        static Lesson of(Signal signal, List<Examples.Labelled> others, Ear ear) {
            var yes = new ArrayList<>(Combined.texts(signal, "yes"));
            var no = new ArrayList<>(Combined.texts(signal, "no"));
            var told = new HashSet<>(yes);
            told.addAll(no);
            var silent = new ArrayList<String>();
            for (var other : others) {
                if (told.contains(other.text())) {
                    continue;
                }
                if (signal == Signal.HUMAN && other.intent().equals("talk_to_human")) {
                    yes.add(other.text());
                }
                // what a phrase finds in an example of another class may be so or not
                else if (!signal.isIn(ear.hear(other.text()))) {
                    silent.add(other.text());
                }
            }
            var texts = new ArrayList<>(yes);
            texts.addAll(Combined.signals(silent, yes));
            int signalling = texts.size();
            texts.addAll(silent);
            texts.addAll(Combined.silent(silent, no));
            texts.addAll(no);
            return new Lesson(texts, signalling);
        }

        Plane learn(List<Weighing.Vector> vectors, int rows) {
            var plane = SupportVectors.part(vectors, i -> i < this.yes, rows);
            var labels = new int[vectors.size()];
            Arrays.fill(labels, 0, this.yes, 1);
            new Elsewhere(vectors, labels, 2, rows).addTo(List.of(new Plane(new float[rows], 0), plane));
            return plane;
        }

    }

}
