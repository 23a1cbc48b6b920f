// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.time.LocalDate;
import java.util.Optional;

/// Finds the day that a text names.
public interface DateReader {

    /// Reads "hier", "le 12", "12/11", "12 novembre", "last Monday"; day before month. A
    /// day without a year lies in the past unless the text says otherwise.
    ///
    /// @param text any text
    /// @param reference today, where the writer is
    /// @return the first day named, or nothing
    Optional<LocalDate> read(String text, LocalDate reference);

}
