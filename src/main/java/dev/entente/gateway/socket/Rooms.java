// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import org.springframework.stereotype.Component;

import dev.entente.gateway.GatewaySettings;

/// Where a connection goes with what it hears.
///
/// @param welcome for CONNECT
/// @param topics for SUBSCRIBE
/// @param sends for SEND
/// @param limits that all doors share
@Component
record Rooms(Welcome welcome, Topics topics, Sends sends, GatewaySettings limits) {
}
