// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.time.Duration;

/// A wish that a payment stays held.
///
/// @param reference the provider's name for the payment
/// @param length for how long from now on
public record HoldOrder(String tenant, String reference, Duration length) {
}
