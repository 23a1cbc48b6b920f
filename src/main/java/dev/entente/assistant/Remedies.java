// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds the remedies that a message asks for, offers or accepts.
final class Remedies {

    static final List<String> ALL = Intents.REMEDIES;

    private static final Set<String> DENIALS = Set.of("pas", "no", "not", "sans", "ni", "aucun", "aucune", "jamais",
            "never", "without", "neither", "nor", "than", "refuse", "instead");

    private static final Set<String> LINKS = Set.of("de", "d", "un", "une", "le", "la", "les", "l", "a", "an", "the",
            "of", "any", "que", "qu", "du", "des", "veux", "want", "whole", "full", "sending", "for", "pour", "me");

    private Remedies() {
    }

    static List<String> wanted(Ear.Heard heard) {
        var found = new ArrayList<Wanted>();
        for (var remedy : ALL) {
            int at = firstAt(heard, remedy);
            if (at >= 0) {
                found.add(new Wanted(remedy, at));
            }
        }
        found.sort((one, other) -> Integer.compare(one.at, other.at));
        return onlyTheMoreExact(found.stream().map(Wanted::remedy).toList());
    }

    private static int firstAt(Ear.Heard heard, String remedy) {
        for (var hit : heard.hits().of(remedy + '!')) {
            if (!isDenied(heard.words(), hit.start())) {
                return hit.start();
            }
        }
        for (var hit : heard.hits().of(remedy)) {
            if (isWished(heard, hit) && !isDenied(heard.words(), hit.start())) {
                return hit.start();
            }
        }
        return -1;
    }

    private static boolean isWished(Ear.Heard heard, Hits.Hit remedy) {
        for (var wish : heard.hits().of("wish")) {
            if (wish.start() != remedy.start() && sameSentence(heard.words(), wish.start(), remedy.start())) {
                return true;
            }
        }
        return false;
    }

    private static boolean sameSentence(List<String> words, int one, int other) {
        return !words.subList(Math.min(one, other), Math.max(one, other)).contains(Wording.STOP);
    }

    /// Looks back over small words for a "not", "without" or "rather than".
    private static boolean isDenied(List<String> words, int at) {
        for (int i = at - 1; i >= 0 && i >= at - 4; i--) {
            if (DENIALS.contains(words.get(i))) {
                return true;
            }
            if (!LINKS.contains(words.get(i))) {
                return false;
            }
        }
        return false;
    }

    private static List<String> onlyTheMoreExact(List<String> wants) {
        var kept = new ArrayList<>(wants);
        if (kept.contains("partial_refund")) {
            kept.remove("full_refund");
        }
        if (kept.contains("send_missing")) {
            kept.remove("deliver");
            kept.remove("replacement");
        }
        if (kept.contains("replacement")) {
            kept.remove("deliver");
        }
        return kept;
    }

    private record Wanted(String remedy, int at) {
    }

}
