// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names of things and trades, of which it does not matter which one it is: a broken lamp and a broken vase read alike.
final class Vocabulary {

    private final Map<String, String> kinds;

    private Vocabulary(Map<String, String> kinds) {
        this.kinds = kinds;
    }

    static Vocabulary load() {
        var kinds = new HashMap<String, String>();
        var kind = "";
        for (var line : Lines.of("things.txt")) {
            if (line.startsWith("[")) {
                kind = "<" + line.substring(1, line.length() - 1) + ">";
                continue;
            }
            for (var word : Folding.fold(line).split("\\s+")) {
                kinds.put(word, kind);
                kinds.putIfAbsent(word + "s", kind);
                kinds.putIfAbsent(word + "x", kind);
            }
        }
        return new Vocabulary(Map.copyOf(kinds));
    }

    /// Replaces names by their kind; the same kind twice in a row counts once.
    List<String> mask(List<String> words) {
        var masked = new ArrayList<String>(words.size());
        for (var word : words) {
            var kind = this.kinds.getOrDefault(word, word);
            if (kind.charAt(0) != '<' || masked.isEmpty() || !masked.getLast().equals(kind)) {
                masked.add(kind);
            }
        }
        return masked;
    }

}
