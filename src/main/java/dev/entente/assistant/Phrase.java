// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.List;

/// One line of a phrase file.
///
/// @param topic the topic under which it stands
/// @param parts its words, with their marks
record Phrase(String topic, List<String> parts) {

    static final String GAP = "..";

    static List<Phrase> read(String file) {
        var phrases = new ArrayList<Phrase>();
        var topic = "";
        for (var line : Lines.of("phrases/" + file)) {
            if (line.startsWith("[")) {
                topic = line.substring(1, line.length() - 1);
            }
            else {
                phrases.add(new Phrase(topic, List.of(Folding.fold(line).split("\\s+"))));
            }
        }
        return phrases;
    }

    static boolean isOptional(String part) {
        return part.length() > 1 && part.startsWith("?");
    }

    static String[] alternatives(String part) {
        return part.split("/");
    }

}
