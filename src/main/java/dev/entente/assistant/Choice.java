// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.List;

/// One option of an open question, with every way to say it that the tree knows.
///
/// @param id the option's id
/// @param phrases its labels and `means:` phrases, in any language
public record Choice(String id, List<String> phrases) {

    public Choice {
        phrases = List.copyOf(phrases);
    }

}
