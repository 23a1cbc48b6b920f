// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.time.Instant;

import dev.entente.decisiontree.Tree;
import dev.entente.dispute.Case;
import dev.entente.dispute.Escrow;
import dev.entente.order.Order;
import org.jspecify.annotations.Nullable;

/// All that a turn thinks about, as of one moment.
///
/// @param tree the version of the tree that the case has started with
/// @param unread the oldest words that were not taken into account
/// @param told what the buyer said before the problem was known
/// @param seenUpTo up to where the log was read without finding words, where there may be more of it
record View(Case now, Order order, Escrow.Position escrow, Instant at, @Nullable Tree tree, @Nullable Words unread,
        @Nullable Words told, @Nullable Long seenUpTo) {
}
