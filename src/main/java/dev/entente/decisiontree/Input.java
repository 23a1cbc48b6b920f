// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.Locale;

/// The form in which a question wants its answer.
public enum Input {

    /// One of the options.
    CHOICE,
    /// One or several of the options.
    CHOICES,
    /// Free words.
    TEXT,
    /// A sum of money.
    AMOUNT,
    /// A day.
    DATE,
    /// Pictures.
    PHOTOS;

    /// The word for it in trees and in the contract, such as `choice`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean hasOptions() {
        return this == CHOICE || this == CHOICES;
    }

}
