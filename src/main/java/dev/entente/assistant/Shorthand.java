// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes out what people shorten on phones: "g", "c", "pk", "tjrs", "plz".
final class Shorthand {

    private final Map<String, List<String>> longhand;

    private Shorthand(Map<String, List<String>> longhand) {
        this.longhand = longhand;
    }

    static Shorthand load() {
        var longhand = new HashMap<String, List<String>>();
        for (var line : Lines.of("shorthand.txt")) {
            var sides = line.split("=", 2);
            longhand.put(sides[0].strip(), List.of(sides[1].strip().split(" ")));
        }
        return new Shorthand(Map.copyOf(longhand));
    }

    /// Every shortened word that is known.
    Set<String> shortened() {
        return this.longhand.keySet();
    }

    /// What a shortened word stands for.
    List<String> longhand(String shortened) {
        return this.longhand.getOrDefault(shortened, List.of(shortened));
    }

    List<String> expand(List<String> words) {
        var expanded = new ArrayList<String>(words.size() + 8);
        for (int i = 0; i < words.size(); i++) {
            var written = this.longhand.get(words.get(i));
            if (written == null || isUnit(words, i) || isWrittenOut(words, i) || isFrenchDont(words, i)) {
                expanded.add(words.get(i));
            }
            else {
                expanded.addAll(written);
            }
        }
        return expanded;
    }

    /// "200 g" is a weight, not "j'ai"; "20 c" are cents.
    private static boolean isUnit(List<String> words, int at) {
        return at > 0 && words.get(at).length() == 1 && words.get(at - 1).equals(Wording.NUMBER);
    }

    /// "c'est" was cut at its apostrophe and needs nothing more.
    private static boolean isWrittenOut(List<String> words, int at) {
        return words.get(at).equals("c") && at + 1 < words.size() && words.get(at + 1).startsWith("e");
    }

    /// French "dont" means "of which"; English writers drop the apostrophe after a
    /// pronoun or at the start.
    private static boolean isFrenchDont(List<String> words, int at) {
        return words.get(at).equals("dont") && at > 0
                && !List.of("i", "we", "you", "they", "please", "but", "and", Wording.STOP).contains(words.get(at - 1));
    }

}
