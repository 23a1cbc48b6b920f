// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

/// Tells whether bytes are UTF-8 in the strict sense: no overlong form, no surrogate, nothing cut off.
final class Utf8 {

    private Utf8() {
    }

    static boolean isValid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (bytes[at] >= 0) {
                at++;
                continue;
            }
            int length = sequenceLength(bytes, at, to);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /// The length of the sequence that begins here, or 0 if it is none.
    private static int sequenceLength(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        int length = (lead >= 0xF0) ? 4 : (lead >= 0xE0) ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || to - at < length) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        boolean follows = second >= lowestSecond(lead) && second <= highestSecond(lead);
        for (int more = 2; follows && more < length; more++) {
            follows = (bytes[at + more] & 0xC0) == 0x80;
        }
        return follows ? length : 0;
    }

    private static int lowestSecond(int lead) {
        return (lead == 0xE0) ? 0xA0 : (lead == 0xF0) ? 0x90 : 0x80;
    }

    private static int highestSecond(int lead) {
        return (lead == 0xED) ? 0x9F : (lead == 0xF4) ? 0x8F : 0xBF;
    }

}
