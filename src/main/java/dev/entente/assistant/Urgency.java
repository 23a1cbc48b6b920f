// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

/// How soon the writer needs an answer, as far as the words say it.
public enum Urgency {

    /// It can wait, and the text says so.
    LOW,

    /// Nothing is said about time.
    NORMAL,

    /// Danger, a deadline of a few days, an account under attack, or the plain word.
    HIGH

}
