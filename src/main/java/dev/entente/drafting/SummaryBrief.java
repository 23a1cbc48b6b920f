// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.List;
import java.util.UUID;

import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;

/// A case to summarise for an agent.
///
/// @param tenant who pays
/// @param conversation the case's conversation
/// @param language two-letter code of the agent's language
/// @param facts what is certain, in that language, the most important first
/// @param transcript what was said, oldest first; the newest is kept where it is too long
public record SummaryBrief(String tenant, @Nullable UUID conversation, String language, List<Point> facts,
        List<Line> transcript) {

    public SummaryBrief {
        facts = List.copyOf(facts);
        transcript = List.copyOf(transcript);
    }

    /// A fact of the case.
    ///
    /// @param label what it is, such as "Amount of the order"
    /// @param value the fact
    public record Point(String label, String value) {
    }

    /// What somebody said.
    ///
    /// @param who who said it
    /// @param text the words
    public record Line(Role who, String text) {
    }

}
