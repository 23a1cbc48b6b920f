// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// What is to be done next in a case; the tree says it, somebody else does it.
public sealed interface Step {

    /// The node of the tree that says so.
    String node();

    /// Ask the buyer. The options of an offer's first question are its solutions.
    record Ask(String node, Question question) implements Step {
    }

    /// Put the solutions that the buyer would accept before the seller.
    ///
    /// @param solutions what the buyer would accept, dearest to them first; never empty
    /// @param say the text for the buyer
    /// @param toSeller the text for the seller
    /// @param patience how long the seller has
    /// @param silenceAccepts currency to the largest sum, in minor units, up to which the
    /// seller's silence carries out the
    /// buyer's first solution; empty where silence never does
    record Offer(String node, List<Solution> solutions, Localized say, Localized toSeller, Duration patience,
            Map<String, Long> silenceAccepts) implements Step {
    }

    /// Carry out a solution at once, without asking the seller.
    record Propose(String node, Solution solution, Localized say, Localized toSeller) implements Step {
    }

    /// Give the case to people.
    ///
    /// @param tier 2 for agents, 3 for senior agents
    /// @param toSeller the text for the seller; null where the seller has not been told
    /// of the case by the tree
    record HandOver(String node, String team, int tier, Localized say, @Nullable Localized toSeller,
            String rule) implements Step {
    }

    /// End the talk without a solution.
    record Close(String node, Localized say) implements Step {
    }

}
