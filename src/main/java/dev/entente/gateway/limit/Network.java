// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.limit;

import java.net.InetAddress;

/// A part of the address space: an address and how many of its bits are meant.
record Network(byte[] address, int bits) {

    /// Reads `192.0.2.7` or `192.0.2.0/24`; names are not looked up.
    /// @throws IllegalArgumentException when it is neither
    static Network of(String text) {
        int slash = text.indexOf('/');
        byte[] address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
        int bits = slash < 0 ? address.length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > address.length * Byte.SIZE) {
            throw new IllegalArgumentException("No network: " + text);
        }
        return new Network(address, bits);
    }

    boolean contains(byte[] other) {
        if (other.length != this.address.length) {
            return false;
        }
        int left = this.bits;
        for (int index = 0; left > 0; index++, left -= Byte.SIZE) {
            int mask = left >= Byte.SIZE ? 0xff : 0xff << (Byte.SIZE - left);
            if (((this.address[index] ^ other[index]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

}
