// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.entente.party.Localized;
import org.jspecify.annotations.Nullable;

/// What was agreed, decided, or laid down by the policy in advance.
///
/// @param by {@code buyer}, {@code seller}, {@code policy}, or the id of the agent who decided
/// @param decided whether an agent decided it
/// @param option the tree's id of the solution
public record Agreement(@Nullable UUID proposalId, Terms terms, String by, boolean decided, List<Localized> reasons,
        @Nullable String option, @Nullable TreeMark tree, @Nullable String rule, Instant at) {

    public Agreement {
        reasons = List.copyOf(reasons);
    }

}
