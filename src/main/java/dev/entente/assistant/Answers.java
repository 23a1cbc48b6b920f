// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import org.jspecify.annotations.Nullable;

/// Tells a plain yes and a plain no from everything else, and leaves the doubtful open.
final class Answers {

    private static final int SHORT_WORDS = 7;

    private static final int ALONE_WORDS = 3;

    private static final int LEAD_WORDS = 2;

    private Answers() {
    }

    /// @param names whether the message names an amount or a share
    static @Nullable Boolean yes(Ear.Heard heard, boolean names) {
        if (heard.has("unsure")) {
            return null;
        }
        boolean no = counts(heard, "no", "yes") || alone(heard, "no_alone", "yes");
        boolean yes = counts(heard, "yes", "no") || alone(heard, "yes_alone", "no");
        if (yes == no) {
            return null;
        }
        if (no) {
            return asksBack(heard) ? null : Boolean.FALSE;
        }
        return names || heard.has("hedge") || asksBack(heard) ? null : Boolean.TRUE;
    }

    private static boolean counts(Ear.Heard heard, String topic, String opposite) {
        boolean isShort = heard.wording().count() <= SHORT_WORDS;
        for (var hit : heard.hits().of(topic)) {
            if ((isShort || hit.start() < LEAD_WORDS || isWholePhrase(hit)) && !isInside(hit, heard.hits(), opposite)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWholePhrase(Hits.Hit hit) {
        return hit.end() - hit.start() >= 3;
    }

    private static boolean alone(Ear.Heard heard, String topic, String opposite) {
        if (heard.wording().count() > ALONE_WORDS) {
            return false;
        }
        for (var hit : heard.hits().of(topic)) {
            if (!isInside(hit, heard.hits(), opposite)) {
                return true;
            }
        }
        return false;
    }

    /// "not ok" holds an "ok" and "no problem" holds a "no": the longer phrase wins.
    private static boolean isInside(Hits.Hit hit, Hits hits, String topic) {
        for (var other : hits.of(topic)) {
            boolean overlaps = other.start() < hit.end() && hit.start() < other.end();
            if (overlaps && other.end() - other.start() > hit.end() - hit.start()) {
                return true;
            }
        }
        return false;
    }

    private static boolean asksBack(Ear.Heard heard) {
        return heard.words().getLast().equals(Wording.ASK);
    }

}
