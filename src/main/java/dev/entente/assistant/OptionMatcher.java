// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.List;

/// Finds the option that a free text means when a choice question is open.
public interface OptionMatcher {

    /// Compares the text with labels, `means:` phrases and positions ("the second one").
    ///
    /// @param text the answer in free words
    /// @param choices the open question's options, in the order shown
    /// @return the options named, or [Match#NONE]
    Match match(String text, List<Choice> choices);

}
