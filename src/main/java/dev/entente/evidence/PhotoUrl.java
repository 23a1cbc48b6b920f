// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.time.Instant;

/// An address under which a photo can be fetched without a token until it expires.
///
/// @param path path and query, to be put behind the server's own origin
public record PhotoUrl(String path, Instant expiresAt) {

    @Override
    public String toString() {
        return this.path;
    }

}
