// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import org.springframework.stereotype.Component;

import dev.entente.gateway.GatewaySettings;
import dev.entente.gateway.limit.Limits;

/// Where a connection goes with what it hears.
///
/// @param welcome for CONNECT
/// @param topics for SUBSCRIBE
/// @param sends for SEND
/// @param bounds that all doors share
/// @param limits of what each may do
@Component
record Rooms(Welcome welcome, Topics topics, Sends sends, GatewaySettings bounds, Limits limits) {
}
