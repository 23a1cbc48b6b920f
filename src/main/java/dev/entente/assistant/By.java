// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

/// What made a reading.
public enum By {

    /// Words, patterns and the small model trained at start.
    LOCAL,

    /// A language model.
    MODEL

}
