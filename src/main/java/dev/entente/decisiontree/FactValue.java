// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.Set;

/// What is known of a fact, or of an answer that is weighed like one.
sealed interface FactValue {

    record Money(Amount amount) implements FactValue {
    }

    record Words(Set<String> words) implements FactValue {
    }

    record Number(long number) implements FactValue {
    }

}
