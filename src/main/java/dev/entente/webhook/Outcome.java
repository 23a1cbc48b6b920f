// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;

import dev.entente.egress.Answer;

/// What a try comes to. Only 2xx is success; a redirection is none.
sealed interface Outcome {

    int GONE = 410;

    /// It arrived.
    record Delivered() implements Outcome {
    }

    /// It is tried again.
    ///
    /// @param rest how long the endpoint is not called at all; null where it is
    record Again(Duration in, @Nullable Duration rest) implements Outcome {
    }

    /// It is given up.
    ///
    /// @param gone whether the endpoint wants nothing any more
    record GivenUp(boolean gone) implements Outcome {
    }

    /// @param answer null where there was none
    /// @param chance between 0 and 1
    static Outcome of(Claim claim, @Nullable Answer answer, WebhookSettings settings, double chance) {
        int status = answer == null ? 0 : answer.status();
        if (status >= 200 && status < 300) {
            return new Delivered();
        }
        if (status == GONE || claim.isLastTry()) {
            return new GivenUp(status == GONE && !claim.isTest());
        }
        var usual = settings.waitAfter(claim.tries());
        var wait = usual.plusMillis((long) (usual.toMillis() * settings.jitter() * chance));
        var rest = answer == null ? null : rest(answer, settings);
        return new Again(rest != null && rest.compareTo(wait) > 0 ? rest : wait, rest);
    }

    private static @Nullable Duration rest(Answer answer, WebhookSettings settings) {
        var asked = asked(answer.retryAfter());
        if (asked != null) {
            return asked.compareTo(settings.retryAfterMax()) < 0 ? asked : settings.retryAfterMax();
        }
        return switch (answer.status()) {
            case 429, 502, 503, 504 -> settings.restAfterRefusal();
            default -> null;
        };
    }

    /// Seconds, or a date.
    private static @Nullable Duration asked(@Nullable String retryAfter) {
        if (retryAfter == null) {
            return null;
        }
        String text = retryAfter.strip();
        try {
            var wait = !text.isEmpty() && text.length() < 10
                    && text.chars().allMatch(each -> each >= '0' && each <= '9')
                            ? Duration.ofSeconds(Long.parseLong(text)) : Duration.between(Instant.now(),
                                    DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
            return wait.isPositive() ? wait : null;
        }
        catch (DateTimeParseException ex) {
            return null;
        }
    }

}
