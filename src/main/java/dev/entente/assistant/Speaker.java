// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

/// Who wrote the words: it is known from the token and never guessed from the text.
public enum Speaker {

    /// The party that paid.
    BUYER,

    /// The party that is to be paid.
    SELLER

}
