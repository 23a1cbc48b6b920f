// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import dev.entente.egress.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class OutcomeTests {

    private final WebhookSettings settings = new Binder(new MapConfigurationPropertySource(Map.of()))
        .bindOrCreate("entente.webhook", WebhookSettings.class);

    private static Claim claim(int tries) {
        return new Claim(UUID.randomUUID(), UUID.randomUUID(), "demo", "dispute.opened", "https://x.test/", "{}", tries,
                10, 1, List.of());
    }

    private Outcome after(int tries, int status, String retryAfter) {
        return Outcome.of(claim(tries), new Answer(status, "", retryAfter), this.settings, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = { 200, 201, 204, 299 })
    void onlySuccessIsSuccess(int status) {
        assertThat(after(1, status, null)).isEqualTo(new Outcome.Delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = { 100, 199, 300, 301, 302, 304, 307, 400, 401, 404, 500 })
    void everythingElseIsTriedAgain(int status) {
        assertThat(after(1, status, null)).isEqualTo(new Outcome.Again(Duration.ofSeconds(5), null));
    }

    @ParameterizedTest
    @CsvSource({ "1, PT5S", "2, PT5M", "3, PT30M", "4, PT2H", "5, PT5H", "6, PT10H", "7, PT14H", "8, PT20H",
            "9, PT24H" })
    void followsThePublishedSchedule(int tries, Duration wait) {
        assertThat(Outcome.of(claim(tries), null, this.settings, 0)).isEqualTo(new Outcome.Again(wait, null));
        assertThat(Outcome.of(claim(tries), null, this.settings, 1))
            .isEqualTo(new Outcome.Again(wait.multipliedBy(11).dividedBy(10), null));
    }

    @Test
    void endsAfterTheTenthTry() {
        assertThat(after(10, 500, null)).isEqualTo(new Outcome.GivenUp(false));
        assertThat(after(10, 429, "60")).isEqualTo(new Outcome.GivenUp(false));
    }

    @Test
    void takesGoneForAnAnswer() {
        assertThat(after(1, 410, null)).isEqualTo(new Outcome.GivenUp(true));
    }

    @ParameterizedTest
    @ValueSource(ints = { 429, 502, 503, 504 })
    void leavesAloneWhoeverHasTooMuchToDo(int status) {
        assertThat(after(2, status, null)).isEqualTo(new Outcome.Again(Duration.ofMinutes(5), Duration.ofSeconds(5)));
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        assertThat(after(1, 429, "120")).isEqualTo(new Outcome.Again(Duration.ofMinutes(2), Duration.ofMinutes(2)));
        assertThat(after(3, 503, "120")).isEqualTo(new Outcome.Again(Duration.ofMinutes(30), Duration.ofMinutes(2)));
        assertThat(after(1, 503, "999999999")).isEqualTo(new Outcome.Again(Duration.ofHours(24), Duration.ofHours(24)));
    }

    @Test
    void understandsADate() {
        String inAnHour = DateTimeFormatter.RFC_1123_DATE_TIME
            .format(Instant.now().plusSeconds(3_600).atOffset(ZoneOffset.UTC));

        assertThat(((Outcome.Again) after(1, 503, inAnHour)).in()).isBetween(Duration.ofMinutes(59),
                Duration.ofMinutes(60));
    }

    @ParameterizedTest
    @ValueSource(strings = { "soon", "-5", "0", "", "99999999999999999999", "1e9", "Wed, 01 Jan 2020 00:00:00 GMT" })
    void ignoresAWishThatIsNone(String retryAfter) {
        assertThat(after(1, 500, retryAfter)).isEqualTo(new Outcome.Again(Duration.ofSeconds(5), null));
    }

}
