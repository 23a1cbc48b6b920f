// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `48 hours`.
final class WaitPhrase {

    /// Nobody waits longer for an answer.
    static final Duration MAX = Duration.ofDays(60);

    private static final Pattern PHRASE = Pattern.compile("(-?\\d{1,6}) (minute|hour|day)s?");

    private WaitPhrase() {
    }

    static Duration parse(String words) throws Misspelt {
        Matcher phrase = PHRASE.matcher(words);
        if (!phrase.matches()) {
            throw new Misspelt("`%s` is no time to wait".formatted(words), "the deadline is worked out from it",
                    "Write a whole number and `minutes`, `hours` or `days`, such as `48 hours`");
        }
        long number = Long.parseLong(phrase.group(1));
        Duration wait = switch (phrase.group(2)) {
            case "minute" -> Duration.ofMinutes(number);
            case "hour" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        if (!wait.isPositive() || wait.compareTo(MAX) > 0) {
            throw new Misspelt("`%s` is no time to wait".formatted(words),
                    "a wait is longer than nothing and at most %d days".formatted(MAX.toDays()),
                    "Write for example `48 hours`");
        }
        return wait;
    }

}
