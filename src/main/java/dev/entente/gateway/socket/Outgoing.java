// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.Map;

import dev.entente.stomp.SharedMessage;

/// A message on its way to one subscriber.
///
/// @param own headers that are this reader's alone
/// @param isReplay whether it lies in the log already and can wait until the reader has made room
record Outgoing(SharedMessage message, Map<String, String> own, boolean isReplay) {

    static Outgoing live(SharedMessage message) {
        return new Outgoing(message, Map.of(), false);
    }

    /// The whole frame.
    byte[] to(String subscription) {
        return this.message.to(subscription, this.own);
    }

}
