// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// What a message belongs to; without it a message is only ever read on this machine.
///
/// @param tenant who pays for a reading by a language model
/// @param conversation where it was written, if in one
/// @param choices the options of the open question; empty when no question is open
public record About(String tenant, @Nullable UUID conversation, List<Choice> choices) {

    public About {
        choices = List.copyOf(choices);
    }

}
