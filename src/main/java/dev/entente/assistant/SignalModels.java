// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Yes or no to each signal, learnt from examples that do and that nearly do, alone and beside other matters, and from the examples of all classes, which
/// do not unless a phrase says that they do.
final class SignalModels {

    private static final List<String> LABELS = List.of("no", "yes");

    /// Two labels and many examples need fewer rounds than many classes.
    private static final int ROUNDS = 3;

    /// How much the clause that signals most counts beside the whole message.
    private static final float CLAUSE_SHARE = 0.5f;

    private final Ear ear;

    private final Map<Signal, LogisticModel> models;

    /// @param models what [#train] has learnt
    SignalModels(Ear ear, Map<Signal, LogisticModel> models) {
        this.ear = ear;
        this.models = models;
    }

    static Map<Signal, LogisticModel> train(Ear ear) {
        var learnt = new EnumMap<Signal, LogisticModel>(Signal.class);
        var models = new SignalModels(ear, learnt);
        var others = Stream.of(Speaker.values()).flatMap(speaker -> Examples.of(speaker).stream()).toList();
        var known = new HashMap<String, Features>();
        for (var signal : Signal.values()) {
            learnt.put(signal, models.train(signal, others, known));
        }
        return learnt;
    }

    private LogisticModel train(Signal signal, List<Examples.Labelled> others, Map<String, Features> known) {
        var yes = new ArrayList<>(Combined.texts(signal, "yes"));
        var no = Combined.texts(signal, "no");
        var silent = new ArrayList<String>();
        for (var other : others) {
            if (signal == Signal.HUMAN && other.intent().equals("talk_to_human")) {
                yes.add(other.text());
            }
            // what a phrase finds in an example of another class may be so or not
            else if (!signal.isIn(this.ear.hear(other.text()))) {
                silent.add(other.text());
            }
        }
        var examples = new ArrayList<LogisticModel.Example>();
        learn(yes, 1, known, examples);
        learn(no, 0, known, examples);
        learn(silent, 0, known, examples);
        learn(Combined.signals(silent, yes), 1, known, examples);
        learn(Combined.silent(silent, no), 0, known, examples);
        return LogisticModel.train(LABELS, examples, ROUNDS);
    }

    private void learn(List<String> texts, int label, Map<String, Features> known,
            List<LogisticModel.Example> examples) {
        for (var text : texts) {
            examples.add(new LogisticModel.Example(known.computeIfAbsent(text, this::features), label));
        }
    }

    private Features features(String text) {
        return this.ear.features(this.ear.hear(text));
    }

    /// What a message signals, by its whole and by the clause that signals most; what
    /// phrases say is one of the features.
    Set<Signal> find(Ear.Heard heard, Features features) {
        var clauses = Clauses.withNeighbours(heard.wording().clean()).stream().map(this::features).toList();
        var found = EnumSet.noneOf(Signal.class);
        this.models.forEach((signal, model) -> {
            if (likelihood(model, features, clauses) >= signal.yesFrom()) {
                found.add(signal);
            }
        });
        return found;
    }

    private static float likelihood(LogisticModel model, Features whole, List<Features> clauses) {
        float all = model.likelihoods(whole)[1];
        float most = clauses.isEmpty() ? all : 0;
        for (var clause : clauses) {
            most = Math.max(most, model.likelihoods(clause)[1]);
        }
        return (1 - CLAUSE_SHARE) * all + CLAUSE_SHARE * most;
    }

}
