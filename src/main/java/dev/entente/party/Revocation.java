// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// All tokens of a person that were issued before a moment are void, in whatever role.
public record Revocation(String tenant, String personId, Instant validAfter) {

    /// Whether it takes back a token of that person; one that does not say when it was
    /// issued counts as old.
    public boolean covers(Caller caller) {
        return caller.tenant().equals(this.tenant) && caller.id().equals(this.personId) && covers(caller.issuedAt());
    }

    boolean covers(@Nullable Instant issuedAt) {
        return issuedAt == null || issuedAt.isBefore(this.validAfter);
    }

}
