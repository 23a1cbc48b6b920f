// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// One movement of money as it is ordered from the provider.
///
/// @param key the idempotency key: the same on every try, however late
/// @param reference the provider's name for the payment, as the order brought it
/// @param amountMinor in minor units, more than zero
public record LegOrder(UUID key, LegKind kind, String tenant, String orderId, @Nullable String reference,
        long amountMinor, String currency) {
}
