// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import org.jspecify.annotations.Nullable;

/// A sum or a share that somebody named.
public sealed interface Amount {

    /// A sum of money.
    ///
    /// @param minor minor units, never negative
    /// @param currency the ISO 4217 code that the text names, or null when it names none
    record Sum(long minor, @Nullable String currency) implements Amount {
    }

    /// A share of the price.
    ///
    /// @param basisPoints hundredths of a percent, from 1 to 10,000
    record Share(int basisPoints) implements Amount {
    }

}
