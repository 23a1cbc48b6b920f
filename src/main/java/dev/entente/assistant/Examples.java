// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The labelled messages from which the models learn, one file per class.
final class Examples {

    private static final Set<String> WISHED_FOR = Set.of("not_received", "late_delivery", "damaged_in_transit",
            "not_as_described", "defective", "wrong_item", "missing_parts", "counterfeit", "billing_problem",
            "service_quality", "communication_problem");

    private static final int ORDER_MAX_CHARS = 110;

    private Examples() {
    }

    /// Every example of a speaker, class by class.
    static List<Labelled> of(Speaker speaker) {
        var examples = new ArrayList<Labelled>();
        for (var intent : Intents.of(speaker)) {
            var language = "fr";
            for (var line : Lines.of("examples/" + speaker.name().toLowerCase(Locale.ROOT) + '/' + intent + ".txt")) {
                if (line.startsWith("[")) {
                    language = line.substring(1, line.length() - 1);
                }
                else {
                    examples.add(new Labelled(intent, language, line));
                }
            }
        }
        return examples;
    }

    /// Every example of a signal, `yes` or `no`.
    static List<Labelled> of(Signal signal) {
        var examples = new ArrayList<Labelled>();
        var label = "";
        for (var line : Lines.of(signal.file())) {
            if (line.equals("[yes]") || line.equals("[no]")) {
                label = line.substring(1, line.length() - 1);
            }
            else {
                examples.add(new Labelled(label, "", line));
            }
        }
        return examples;
    }

    /// Orders to the software that say nothing else: no matter of a buyer's.
    static List<Labelled> orders() {
        return of(Signal.INJECTION).stream()
            .filter(order -> order.intent.equals("yes") && order.text.length() < ORDER_MAX_CHARS)
            .map(order -> new Labelled("out_of_scope", "", order.text))
            .toList();
    }

    /// Problems with a wish behind them, so that the wish is not taken for the problem:
    /// every second problem, wishes in turn.
    static List<Labelled> withWishes(List<Labelled> examples) {
        var wishes = new HashMap<String, List<String>>();
        var language = "";
        for (var line : Lines.of("examples/wishes.txt")) {
            if (line.startsWith("[")) {
                language = line.substring(1, line.length() - 1);
            }
            else {
                wishes.computeIfAbsent(language, _ -> new ArrayList<>()).add(line);
            }
        }
        var combined = new ArrayList<Labelled>();
        for (int i = 0; i < examples.size(); i += 2) {
            var example = examples.get(i);
            if (WISHED_FOR.contains(example.intent)) {
                var fitting = wishes.get(example.language);
                var wish = fitting.get((i / 2) % fitting.size());
                combined.add(new Labelled(example.intent, example.language, example.text + ". " + wish));
            }
        }
        return combined;
    }

    /// One example.
    ///
    /// @param intent its class
    /// @param language `fr` or `en`
    /// @param text the message
    record Labelled(String intent, String language, String text) {
    }

}
