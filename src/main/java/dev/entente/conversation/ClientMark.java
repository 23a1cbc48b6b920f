// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.Arrays;

/// What makes a saying the same saying when it is sent again.
///
/// @param id the client's id, unique per speaker and thread
/// @param digest of the body as parsed JSON, so that another body under the same id is noticed
public record ClientMark(String id, byte[] digest) {

    public boolean sameBodyAs(byte[] stored) {
        return Arrays.equals(this.digest, stored);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientMark(var otherId, var otherDigest) && this.id.equals(otherId)
                && Arrays.equals(this.digest, otherDigest);
    }

    @Override
    public int hashCode() {
        return this.id.hashCode();
    }

}
