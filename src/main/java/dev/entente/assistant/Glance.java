// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

/// The bounded look at the words that decides, before a message is appended, who may see it.
public interface Glance {

    /// Looks at the first [AssistantSettings#textMaxChars] characters without blocking.
    /// Text without a telling word or an unusual character costs one pass (a
    /// few µs a thousand characters); other text is searched for phrases, in time that
    /// grows with its bounded length.
    /// 50 µs once warm, without blocking.
    ///
    /// @param text any text
    /// @return what stands out
    Seen look(CharSequence text);

}
