// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// What is known of an order when a tree is walked. A fact that is not known lets no line of a decision hold.
public record Facts(Map<Fact, FactValue> values) {

    public Facts {
        values = Map.copyOf(values);
    }

    /// Nothing is known.
    public static Facts none() {
        return new Facts(Map.of());
    }

    public static Builder builder() {
        return new Builder();
    }

    @Nullable FactValue of(Fact fact) {
        return this.values.get(fact);
    }

    /// Collects facts one by one and refuses a value of the wrong kind with an
    /// `IllegalArgumentException`.
    public static final class Builder {

        private final Map<Fact, FactValue> values = new EnumMap<>(Fact.class);

        private Builder() {
        }

        /// A sum, for facts of type `MONEY`.
        public Builder money(Fact fact, Amount amount) {
            return put(fact, fact.type() == FactType.MONEY, new FactValue.Money(amount));
        }

        /// One of the fact's words, for facts of type `WORD`.
        public Builder word(Fact fact, String word) {
            return put(fact, fact.type() == FactType.WORD && fact.words().contains(word),
                    new FactValue.Words(Set.of(word)));
        }

        /// For facts of type `YES_NO`.
        public Builder truth(Fact fact, boolean truth) {
            return put(fact, fact.type() == FactType.YES_NO, new FactValue.Words(Set.of(String.valueOf(truth))));
        }

        /// A count, whole days or whole per cent, for facts of type `NUMBER`, `DAYS` or
        /// `SHARE`.
        public Builder number(Fact fact, long number) {
            boolean fits = switch (fact.type()) {
                case NUMBER, DAYS, SHARE -> true;
                case MONEY, WORD, YES_NO -> false;
            };
            return put(fact, fits, new FactValue.Number(number));
        }

        public Facts build() {
            return new Facts(this.values);
        }

        private Builder put(Fact fact, boolean fits, FactValue value) {
            if (!fits) {
                throw new IllegalArgumentException(
                        "'%s' is %s, not %s".formatted(fact.word(), fact.type().example(), value));
            }
            this.values.put(fact, value);
            return this;
        }

    }

}
