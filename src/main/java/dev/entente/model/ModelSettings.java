// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of the calls of the language model.
///
/// @param enabled whether a model may be called at all; where false, no switch can turn it on
/// @param switchLookEvery how long a node may believe what it read of the operator's switch
/// @param tokensPerDay how many tokens, in and out, a tenant may use in a day (UTC)
/// @param costPerDay how much money a tenant's calls may cost in a day, in the currency of the prices
/// @param priceInPerMillion the price of a million tokens of instruction and material
/// @param priceOutPerMillion the price of a million tokens of answer
/// @param callsAtOnce how many calls a node makes side by side; one more is refused at once
/// @param timeMax the longest call, whatever was asked for
/// @param answerTokensMax the longest answer, whatever was asked for
/// @param answerCharsMax where an answer is cut off, in characters
/// @param temperature how freely the model chooses its words, 0 to 1; empty is not sent, for models that refuse it
/// @param maxCompletionTokens whether OpenAI is told the longest answer as `max_completion_tokens`, as its newer models want it
/// @param breakerCalls of how many calls the breaker thinks
/// @param breakerFailures how many of those may fail before the model is left alone, at most that number
/// @param breakerRest how long it is left alone before one call tries it again
/// @param storeTimeMax how long the writing down of a use may take before it is given up
/// @param keepUses how long the uses of the model are kept, in whole seconds, 2 days to 10 years
/// @param clearEvery how often a node clears older ones away
/// @param clearMax how many rows it clears with one statement
@ConfigurationProperties("entente.model")
record ModelSettings(@DefaultValue("true") boolean enabled, @DefaultValue("2s") Duration switchLookEvery,
        @DefaultValue("2000000") long tokensPerDay, @DefaultValue("20") BigDecimal costPerDay,
        @DefaultValue("0") BigDecimal priceInPerMillion, @DefaultValue("0") BigDecimal priceOutPerMillion,
        @DefaultValue("8") int callsAtOnce, @DefaultValue("30s") Duration timeMax,
        @DefaultValue("4000") int answerTokensMax, @DefaultValue("20000") int answerCharsMax,
        @DefaultValue("0.2") String temperature, @DefaultValue("false") boolean maxCompletionTokens,
        @DefaultValue("10") int breakerCalls, @DefaultValue("5") int breakerFailures,
        @DefaultValue("30s") Duration breakerRest, @DefaultValue("2s") Duration storeTimeMax,
        @DefaultValue("400d") Duration keepUses, @DefaultValue("1h") Duration clearEvery,
        @DefaultValue("1000") int clearMax) {

    ModelSettings {
        check(tokensPerDay >= 0 && costPerDay.signum() >= 0, "tokens-per-day and cost-per-day must not be negative");
        check(priceInPerMillion.signum() >= 0 && priceOutPerMillion.signum() >= 0, "prices must not be negative");
        check(callsAtOnce >= 1 && callsAtOnce <= 1000, "calls-at-once must be 1 to 1000");
        check(timeMax.isPositive() && timeMax.compareTo(Duration.ofMinutes(5)) <= 0, "time-max must be at most 5m");
        check(answerTokensMax >= 1 && answerTokensMax <= 100_000, "answer-tokens-max must be 1 to 100000");
        check(answerCharsMax >= 1 && answerCharsMax <= 1_000_000, "answer-chars-max must be 1 to 1000000");
        check(isTemperature(temperature), "temperature must be 0 to 1, or empty");
        check(breakerFailures >= 1 && breakerFailures <= breakerCalls && breakerCalls <= 1000,
                "breaker-failures must be 1 to breaker-calls, breaker-calls at most 1000");
        check(breakerRest.isPositive() && storeTimeMax.isPositive() && !switchLookEvery.isNegative(),
                "durations must be positive");
        check(keepUses.compareTo(Duration.ofDays(2)) >= 0 && keepUses.compareTo(Duration.ofDays(3660)) <= 0,
                "keep-uses must be 2d to 3660d");
        check(clearEvery.isPositive() && clearMax >= 1 && clearMax <= 100_000,
                "clear-every must be positive, clear-max 1 to 100000");
    }

    private static boolean isTemperature(String text) {
        return text.isEmpty() || text.matches("0|1|0\\.\\d{1,6}|1\\.0{1,6}");
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("entente.model: " + what);
        }
    }

    /// The temperature to send, or null where none is sent.
    @Nullable Double warmth() {
        return this.temperature.isEmpty() ? null : Double.valueOf(this.temperature);
    }

    /// The money that so many tokens cost, in millionths of the currency's unit, rounded
    /// up.
    long costMicro(long tokensIn, long tokensOut) {
        return this.priceInPerMillion.multiply(BigDecimal.valueOf(tokensIn))
            .add(this.priceOutPerMillion.multiply(BigDecimal.valueOf(tokensOut)))
            .setScale(0, RoundingMode.CEILING)
            .longValueExact();
    }

    long costPerDayMicro() {
        return this.costPerDay.movePointRight(6).setScale(0, RoundingMode.FLOOR).longValueExact();
    }

}
