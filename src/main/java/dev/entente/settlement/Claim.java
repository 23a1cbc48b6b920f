// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.util.UUID;

/// A leg that this node may work on until its lease ends.
///
/// @param was the state it was found in; a leg that was requested is now sent
/// @param attempts how often it was taken, this time included
/// @param token what the booking must show: a later lease has a higher one
/// @param noticesSeen how many notices there were when it was taken
record Claim(LegOrder order, UUID instructionId, LegState was, int attempts, long token, int noticesSeen) {

    LegKind kind() {
        return this.order.kind();
    }

    UUID key() {
        return this.order.key();
    }

}
