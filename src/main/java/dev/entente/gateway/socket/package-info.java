// SPDX-License-Identifier: Apache-2.0

/// The STOMP door: one WebSocket address, its destinations, and what becomes of every frame.
@NullMarked
package dev.entente.gateway.socket;

import org.jspecify.annotations.NullMarked;
