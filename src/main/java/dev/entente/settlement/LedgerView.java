// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// What an order's money did so far, in minor units: refunded + released + held = captured.
///
/// @param heldMinor what the provider still holds; what is requested and not yet confirmed is held
/// @param entries oldest first
public record LedgerView(String currency, long capturedMinor, long heldMinor, long refundedMinor, long releasedMinor,
        List<Entry> entries) {

    public LedgerView {
        entries = List.copyOf(entries);
    }

    /// One movement between two accounts.
    ///
    /// @param kind {@code capture}, {@code refund}, {@code release}, {@code
    /// refund_reversed} or {@code release_reversed}
    /// @param from {@code captured}, {@code held}, {@code refunded} or {@code released}
    /// @param to likewise
    /// @param instructionId what ordered it; a capture has none
    public record Entry(UUID id, Instant at, String kind, long amountMinor, String from, String to,
            @Nullable UUID instructionId) {
    }

}
