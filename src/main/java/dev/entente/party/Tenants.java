// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// The marketplaces that this server serves.
public interface Tenants {

    Optional<Tenant> find(String id);

    Collection<Tenant> list();

    /// The Origins of all tenants together.
    Set<String> origins();

}
