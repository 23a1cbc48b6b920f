// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.List;

import dev.entente.assistant.By;

/// A calm wording that the sender may take, change or leave.
///
/// @param text the whole suggestion: the four parts in a row
/// @param parts the four steps of non-violent communication
/// @param diff the sender's words beside the suggested ones; `same` and `removed` in a row give the original, word by word
/// @param by what made it
public record Draft(String text, Parts parts, List<Change> diff, By by) {

    public Draft {
        diff = List.copyOf(diff);
    }

    /// The four steps.
    ///
    /// @param observation what was observed
    /// @param feeling what it does to the sender
    /// @param need what the sender needs
    /// @param request what the sender asks for
    public record Parts(String observation, String feeling, String need, String request) {

        String text() {
            return String.join(" ", this.observation, this.feeling, this.need, this.request);
        }

    }

    /// A run of words.
    ///
    /// @param kind whether it stands in both, only in the original, or only in the
    /// suggestion
    /// @param text the words
    public record Change(Kind kind, String text) {
    }

    /// Where a run of words stands.
    public enum Kind {

        /// In both.
        SAME,

        /// Only in the original.
        REMOVED,

        /// Only in the suggestion.
        ADDED

    }

}
