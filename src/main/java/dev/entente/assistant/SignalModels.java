// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Yes or no to each signal, learnt from examples that do and that nearly do, and from the examples of all classes, which do not unless a phrase says
/// that they do.
final class SignalModels {

    private static final List<String> LABELS = List.of("no", "yes");

    private final Map<Signal, LogisticModel> models = new EnumMap<>(Signal.class);

    private SignalModels() {
    }

    static SignalModels train(Ear ear) {
        var models = new SignalModels();
        var others = Stream.of(Speaker.values())
            .flatMap(speaker -> Examples.of(speaker).stream())
            .map(example -> Other.of(example, ear))
            .toList();
        for (var signal : Signal.values()) {
            var examples = new ArrayList<LogisticModel.Example>();
            for (var labelled : Examples.of(signal)) {
                examples.add(new LogisticModel.Example(ear.features(ear.hear(labelled.text())),
                        LABELS.indexOf(labelled.intent())));
            }
            others.stream()
                .filter(other -> other.isClear(signal))
                .forEach(other -> examples.add(new LogisticModel.Example(other.features, other.label(signal))));
            models.models.put(signal, LogisticModel.train(LABELS, examples));
        }
        return models;
    }

    /// What phrases say is one of the features; a threat also counts by a
    /// phrase alone, because people decide about those.
    boolean find(Signal signal, Ear.Heard heard, Features features) {
        return (signal == Signal.THREAT && signal.isIn(heard))
                || this.models.get(signal).likelihoods(features)[1] >= signal.yesFrom();
    }

    /// An example of a class.
    private record Other(boolean asksForPerson, Ear.Heard heard, Features features) {

        static Other of(Examples.Labelled example, Ear ear) {
            var heard = ear.hear(example.text());
            return new Other(example.intent().equals("talk_to_human"), heard, ear.features(heard));
        }

        private boolean isYes(Signal signal) {
            return signal == Signal.HUMAN && this.asksForPerson;
        }

        /// What a phrase finds in an example of another class may be so or not.
        boolean isClear(Signal signal) {
            return isYes(signal) || !signal.isIn(this.heard);
        }

        int label(Signal signal) {
            return isYes(signal) ? 1 : 0;
        }

    }

}
