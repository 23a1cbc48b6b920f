// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import org.jspecify.annotations.Nullable;

/// What the provider says of a leg.
///
/// {@link Failed} and {@link Reversed} are final. An answer that says nothing certain (a time-out, a 500, a 409) is no
/// result but an error of the call: the leg is then looked up by its key.
public sealed interface LegResult {

    /// The money was moved.
    record Confirmed(String reference) implements LegResult {
    }

    /// The order was taken; whether the money moves is not yet known.
    record Pending(String reference) implements LegResult {
    }

    /// The money was not moved and will not be.
    /// @param code the provider's stable word for the reason
    record Failed(String code, @Nullable String message) implements LegResult {
    }

    /// The money was moved and has come back.
    record Reversed(String reference, String code, @Nullable String message) implements LegResult {
    }

}
