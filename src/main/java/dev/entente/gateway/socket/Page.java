// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import org.jspecify.annotations.Nullable;

/// Where a connection comes from.
///
/// @param origin of the page that opened it; none where it was no page
/// @param host that the page asked for
/// @param address on the network, as far as it is known
record Page(@Nullable String origin, @Nullable String host, String address) {
}
