// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/// Ids that sort by the time they were made (RFC 9562, version 7).
public final class EventIds {

    private static final SecureRandom random = new SecureRandom();

    private EventIds() {
    }

    public static UUID next() {
        var bits = new byte[Short.BYTES + Long.BYTES];
        random.nextBytes(bits);
        var drawn = ByteBuffer.wrap(bits);
        long high = (System.currentTimeMillis() << 16) | 0x7000L | (drawn.getShort() & 0x0FFFL);
        long low = (drawn.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

}
