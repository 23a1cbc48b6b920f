// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import io.netty.buffer.ByteBuf;

/// The head of an unmasked, unfragmented WebSocket text message (RFC 6455, section 5.2).
final class TextHead {

    /// The longest head, in octets.
    static final int SIZE_MAX = 10;

    private static final int FINAL_TEXT = 0x81;

    private static final int SHORT = 125;

    private static final int MIDDLE = 0xFFFF;

    private TextHead() {
    }

    static void write(ByteBuf out, int length) {
        out.writeByte(FINAL_TEXT);
        if (length <= SHORT) {
            out.writeByte(length);
        }
        else if (length <= MIDDLE) {
            out.writeByte(126).writeShort(length);
        }
        else {
            out.writeByte(127).writeLong(length);
        }
    }

}
