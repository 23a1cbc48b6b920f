// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.UUID;

/// What an outcome orders from escrow: one split over everything that is held.
///
/// @param instructionId the key of the instruction, the same on every try
/// @param refundMinor what goes back to the buyer, in minor units
/// @param releaseMinor what goes to the seller, in minor units; both together are all that is held
public record Payout(UUID instructionId, UUID conversationId, String tenant, String orderId, long refundMinor,
        long releaseMinor, String currency) {
}
