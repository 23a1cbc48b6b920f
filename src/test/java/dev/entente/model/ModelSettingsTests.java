// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What an operator may set, and what is refused at the start.
class ModelSettingsTests {

    @ParameterizedTest
    @ValueSource(strings = { "tokens-per-day=-1", "cost-per-day=-0.01", "price-in-per-million=-1",
            "price-out-per-million=-1", "calls-at-once=0", "calls-at-once=1001", "time-max=0s", "time-max=301s",
            "answer-tokens-max=0", "answer-tokens-max=100001", "answer-chars-max=0", "answer-chars-max=1000001",
            "temperature=-0.1", "temperature=1.1", "temperature=warm", "temperature=NaN", "breaker-calls=4",
            "breaker-calls=1001", "breaker-failures=0", "breaker-failures=11", "breaker-rest=0s", "store-time-max=0s",
            "switch-look-every=-1s", "keep-uses=47h", "keep-uses=3661d", "clear-every=0s", "clear-max=0",
            "clear-max=100001" })
    void isRefusedBeyondItsBounds(String setting) {
        assertThatThrownBy(() -> TestWay.settings(setting)).hasRootCauseInstanceOf(IllegalArgumentException.class)
            .rootCause()
            .hasMessageStartingWith("entente.model: ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "tokens-per-day=0", "cost-per-day=0", "calls-at-once=1", "calls-at-once=1000",
            "time-max=1ns", "time-max=5m", "answer-tokens-max=1", "answer-tokens-max=100000", "answer-chars-max=1",
            "answer-chars-max=1000000", "temperature=0", "temperature=1", "temperature=1.0", "temperature=",
            "breaker-calls=5", "breaker-calls=1000", "breaker-failures=1", "breaker-failures=10",
            "switch-look-every=0s", "keep-uses=2d", "keep-uses=3660d", "clear-max=1", "clear-max=100000" })
    void isTakenWithinItsBounds(String setting) {
        assertThat(TestWay.settings(setting)).isNotNull();
    }

    @Test
    void hasDefaults() {
        var settings = TestWay.settings();

        assertThat(settings.warmth()).isEqualTo(0.2);
        assertThat(settings.maxCompletionTokens()).isFalse();
        assertThat(settings.keepUses()).hasDays(400);
        assertThat(TestWay.settings("temperature=").warmth()).isNull();
    }

    @Test
    void moneyIsRoundedUp() {
        var settings = TestWay.settings("price-in-per-million=0.1", "price-out-per-million=0.3");

        assertThat(settings.costMicro(1, 1)).isEqualTo(1);
        assertThat(settings.costMicro(10, 10)).isEqualTo(4);
    }

}
