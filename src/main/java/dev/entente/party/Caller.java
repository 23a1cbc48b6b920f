// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// Somebody whose token was verified.
///
/// @param tenant the issuer of the token
/// @param role what they are to the marketplace
/// @param id the marketplace's id of the person
/// @param name how they are shown to others
/// @param locale the language they are served in, {@code fr} or {@code en} where shipped
/// @param order the only order that this token opens, if it is limited to one
/// @param tier the highest tier that an agent may take, 1 to 3
/// @param skills what an agent is good at
/// @param expiresAt when the token ends, in real time
/// @param issuedAt when it was issued, if it says so
public record Caller(String tenant, Role role, String id, String name, String locale, @Nullable String order, int tier,
        Set<String> skills, Instant expiresAt, @Nullable Instant issuedAt) {

    public Caller(String tenant, Role role, String id, String name, String locale, @Nullable String order, int tier,
            Set<String> skills, Instant expiresAt) {
        this(tenant, role, id, name, locale, order, tier, skills, expiresAt, null);
    }

    public boolean is(Role wanted) {
        return this.role == wanted;
    }

    /// A name for limits and locks that no other tenant's caller shares.
    public String key() {
        return this.tenant + "/" + this.role.wire() + "/" + this.id;
    }

}
