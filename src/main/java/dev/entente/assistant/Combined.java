// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// Messages that hold two matters, made of examples that hold one: people put a wish for a person, a threat or an order to the software behind their
/// problem, or before it. The same examples give the same combinations.
final class Combined {

    /// Longer examples of a signal do not stand beside something else.
    private static final int BESIDE_MAX_CHARS = 109;

    private static final int CLASS_EVERY = 16;

    private static final int SIGNAL_EVERY = 3;

    private static final int LEAP = 13;

    private static final long SEED = 11;

    private static final Set<String> ALONE = Set.of("talk_to_human", "greeting_smalltalk", "thanks_goodbye",
            "out_of_scope");

    private static final List<Signal> BESIDE = List.of(Signal.HUMAN, Signal.THREAT, Signal.INJECTION);

    private Combined() {
    }

    /// Examples of classes with a signal beside them: the class stays.
    static List<Examples.Labelled> classes(List<Examples.Labelled> examples) {
        var combined = new ArrayList<Examples.Labelled>();
        for (var signal : BESIDE) {
            var beside = beside(texts(signal, "yes"));
            for (int i = signal.ordinal(); i < examples.size(); i += CLASS_EVERY) {
                var one = examples.get(i);
                if (!ALONE.contains(one.intent())) {
                    int at = i / CLASS_EVERY;
                    var text = join(one.text(), beside.get(at * LEAP % beside.size()), at);
                    combined.add(new Examples.Labelled(one.intent(), "", text));
                }
            }
        }
        return combined;
    }

    /// Other matters with a signal beside them: the signal stays.
    static List<String> signals(List<String> others, List<String> yes) {
        var beside = beside(yes);
        return IntStream.range(0, others.size() / SIGNAL_EVERY)
            .mapToObj(at -> join(others.get(at * SIGNAL_EVERY), beside.get(at * LEAP % beside.size()), at))
            .toList();
    }

    /// Other matters without the signal: with what nearly signals, two at a time, and
    /// clause by clause.
    static List<String> silent(List<String> others, List<String> no) {
        var combined = new ArrayList<String>();
        var beside = beside(no);
        var random = new Random(SEED);
        for (int i = 0; i < others.size(); i++) {
            if (i % 2 == 1) {
                combined.addAll(Clauses.of(others.get(i)));
            }
            if (i % 4 == 0) {
                combined.add(others.get(i) + ' ' + others.get(random.nextInt(others.size())));
            }
            if (i % (2 * SIGNAL_EVERY) == 0) {
                combined.add(others.get(i) + ". " + beside.get(i * LEAP % beside.size()));
            }
        }
        return combined;
    }

    static List<String> texts(Signal signal, String label) {
        return Examples.of(signal)
            .stream()
            .filter(example -> example.intent().equals(label))
            .map(Examples.Labelled::text)
            .toList();
    }

    private static List<String> beside(List<String> texts) {
        return texts.stream().filter(text -> text.length() <= BESIDE_MAX_CHARS).toList();
    }

    private static String join(String matter, String signal, int at) {
        return (at % 3 == 0) ? signal + ' ' + matter : matter + (at % 2 == 0 ? ". " : ", ") + signal;
    }

}
