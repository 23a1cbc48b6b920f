// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// What makes a saying the same saying when it is sent again.
///
/// @param id the client's id, unique per speaker and thread
/// @param digest of the body as parsed JSON, so that another body under the same id is noticed; 128 bits
public record ClientMark(String id, UUID digest) {

    private static final char SEPARATOR = 31;

    /// The mark for a digest of at least 32 hexadecimal digits, of which the first 32
    /// count.
    public static ClientMark of(String id, String hexadecimal) {
        return new ClientMark(id, new UUID(Long.parseUnsignedLong(hexadecimal, 0, 16, 16),
                Long.parseUnsignedLong(hexadecimal, 16, 32, 16)));
    }

    /// What the log knows the author's saying by: the first half of the thread's id, so
    /// that the keys of a thread lie together, and the start of the SHA-256 of thread,
    /// role, author and id.
    UUID key(UUID thread, Author author) {
        String name = thread.toString() + SEPARATOR + author.role().wire() + SEPARATOR + author.id() + SEPARATOR
                + this.id;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return new UUID(thread.getMostSignificantBits(), ByteBuffer.wrap(digest).getLong());
        }
        catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("every JVM has SHA-256", ex);
        }
    }

}
