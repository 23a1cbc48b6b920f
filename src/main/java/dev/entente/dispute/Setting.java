// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.time.Instant;

import dev.entente.order.Order;
import org.jspecify.annotations.Nullable;

/// What a decision looks at beside the case itself.
///
/// @param now product time
/// @param agentSaidAt when an agent last spoke in the thread
/// @param waitingAhead how many cases wait for an agent already
/// @param head the number of the last event of the thread
record Setting(Instant now, Order order, Escrow.Position escrow, DisputeSettings settings,
        @Nullable Instant agentSaidAt, long waitingAhead, long head) {
}
