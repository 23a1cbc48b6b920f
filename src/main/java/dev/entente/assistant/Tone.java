// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

/// The temper of a message.
public enum Tone {

    /// Matter of fact.
    CALM,

    /// Angry, bitter, sarcastic or shouting.
    UPSET,

    /// Insults, vulgar attacks or violence.
    HOSTILE

}
