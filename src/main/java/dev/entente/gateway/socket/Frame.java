// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import io.netty.buffer.ByteBuf;

import dev.entente.stomp.QueuedFrame;

/// A frame that waits for its turn on one wire.
interface Frame extends QueuedFrame {

    /// Writes a whole WebSocket message; only the wire's event loop does so, once.
    void writeTo(ByteBuf out);

    /// Octets that are ready.
    record Ready(byte[] octets) implements Frame {

        @Override
        public int weight() {
            return this.octets.length;
        }

        @Override
        public void writeTo(ByteBuf out) {
            TextHead.write(out, this.octets.length);
            out.writeBytes(this.octets);
        }

    }

}
