// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.Collections;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// A test that a tree puts to a fact; the set of tests is closed so that things can be proved about them.
public sealed interface Condition {

    /// `lost`, `[lost, returned]`; also `not delivered`, turned round, where there is
    /// exactly one word.
    record AnyOf(Set<String> words) implements Condition {

        public AnyOf {
            words = Set.copyOf(words);
        }

    }

    /// `not letterbox` of a question with several choices.
    record NoneOf(Set<String> words) implements Condition {

        public NoneOf {
            words = Set.copyOf(words);
        }

    }

    /// `at least 2`, `within 14 days`, `between 5 and 70 %`.
    record InRange(Range range) implements Condition {
    }

    /// `at most 150 EUR or 130 GBP`: for each currency its own range, in minor units.
    record InMoneyRange(Map<String, Range> ranges) implements Condition {

        public InMoneyRange {
            ranges = Map.copyOf(ranges);
        }

    }

    /// Numbers from the least to the most, both included.
    record Range(long least, long most) {

        boolean holds(long number) {
            return this.least <= number && number <= this.most;
        }

        boolean covers(Range other) {
            return this.least <= other.least && other.most <= this.most;
        }

    }

    /// Puts the test to a value.
    default Verdict judge(@Nullable FactValue value) {
        return switch (this) {
            case AnyOf(var words) when value instanceof FactValue.Words(var known) ->
                verdict(!Collections.disjoint(words, known));
            case NoneOf(var words) when value instanceof FactValue.Words(var known) ->
                verdict(Collections.disjoint(words, known));
            case InRange(var range) when value instanceof FactValue.Number(var number) -> verdict(range.holds(number));
            case InMoneyRange(var ranges) -> judgeMoney(ranges, value);
            case AnyOf _, NoneOf _, InRange _ -> Verdict.FAILS;
        };
    }

    private static Verdict judgeMoney(Map<String, Range> ranges, @Nullable FactValue value) {
        if (!(value instanceof FactValue.Money(var amount)) || !ranges.containsKey(amount.currency())) {
            return Verdict.INCOMPARABLE;
        }
        return verdict(ranges.get(amount.currency()).holds(amount.minor()));
    }

    /// Whether this test holds for every value for which the other one holds.
    default boolean covers(Condition other) {
        return switch (this) {
            case AnyOf(var words) -> other instanceof AnyOf(var others) && words.containsAll(others);
            case NoneOf(var words) -> other instanceof NoneOf(var others) && others.containsAll(words);
            case InRange(var range) -> other instanceof InRange(var inner) && range.covers(inner);
            case InMoneyRange(var ranges) -> other instanceof InMoneyRange(var others) && others.entrySet()
                .stream()
                .allMatch(it -> ranges.containsKey(it.getKey()) && ranges.get(it.getKey()).covers(it.getValue()));
        };
    }

    /// Whether there is no value at all for which it holds.
    default boolean isImpossible() {
        return switch (this) {
            case AnyOf(var words) -> words.isEmpty();
            case NoneOf _ -> false;
            case InRange(var range) -> range.least() > range.most();
            case InMoneyRange(var ranges) -> ranges.values().stream().anyMatch(it -> it.least() > it.most());
        };
    }

    private static Verdict verdict(boolean holds) {
        return holds ? Verdict.HOLDS : Verdict.FAILS;
    }

}
