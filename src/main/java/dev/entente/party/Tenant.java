// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.net.URI;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// A marketplace that issues tokens: either with secrets that it shares with us, or with keys that it publishes.
///
/// @param id the issuer that its tokens name
/// @param secrets the valid secrets, the newest first; two while one is replaced
/// @param jwks where it publishes its keys, if it has no secret
/// @param origins the Origins of its pages
public record Tenant(String id, List<String> secrets, @Nullable URI jwks, Set<String> origins) {

    public Tenant {
        secrets = List.copyOf(secrets);
        origins = Set.copyOf(origins);
    }

    /// Never shows a secret.
    @Override
    public String toString() {
        return "Tenant[" + this.id + "]";
    }

}
