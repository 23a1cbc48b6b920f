// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The labelled messages from which the models learn, one file per class.
final class Examples {

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

    /// One example.
    ///
    /// @param intent its class
    /// @param language `fr` or `en`
    /// @param text the message
    record Labelled(String intent, String language, String text) {
    }

}
