// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

/// The bounded look at the words that decides, before a message is appended, who may see it.
public interface Glance {

    /// Looks at the first [AssistantSettings#textMaxChars] characters, in at most about
    /// 50 µs once warm, without blocking.
    ///
    /// @param text any text
    /// @return what stands out
    Seen look(CharSequence text);

}
