// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// Finds the amount that a text asks for or offers, in digits or in words.
public interface AmountReader {

    /// Reads "25,50 €", "€1,234.56", "vingt-cinq euros", "half back"; without arithmetic.
    /// Several sums of which none is asked for give nothing.
    ///
    /// @param text any text
    /// @param currency ISO 4217 code of the order, for decimals and bare signs; null
    /// counts as two decimals
    /// @return the sum, else the share, else nothing
    Optional<Amount> read(String text, @Nullable String currency);

}
