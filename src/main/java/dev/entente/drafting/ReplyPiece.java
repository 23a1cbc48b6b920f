// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

/// What a [ReplyWriter] hands on: checked sentences, then exactly one whole reply.
public sealed interface ReplyPiece {

    /// One whole sentence that was checked; it may still be taken back.
    ///
    /// @param text the sentence
    record Sentence(String text) implements ReplyPiece {
    }

    /// The reply to store; always the last piece.
    ///
    /// @param text what is said
    /// @param reworded whether these are words of a model; where false, sentences that
    /// were handed on before are to be taken back
    /// @param template the words that the tree fixed
    record Worded(String text, boolean reworded, String template) implements ReplyPiece {
    }

}
