// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import dev.entente.party.Tenants;

/// Which pages may speak to this server: those of the tenants, and its own. A request without an Origin comes from no
/// page.
@Component
public class Origins {

    private final Tenants tenants;

    Origins(Tenants tenants) {
        this.tenants = tenants;
    }

    /// Whether a page of any tenant, or of this server, may ask.
    ///
    /// @param host the Host that the request names; forwarded names are not believed
    public boolean isKnown(@Nullable String origin, @Nullable String host) {
        return origin == null || isOwn(origin, host) || this.tenants.origins().contains(origin);
    }

    /// Refuses a page of another tenant.
    public void demand(String tenant, @Nullable String origin, @Nullable String host) {
        boolean allowed = origin == null || isOwn(origin, host)
                || this.tenants.find(tenant).filter(found -> found.origins().contains(origin)).isPresent();
        if (!allowed) {
            throw Refused.because(Refusal.Reason.ORIGIN, "Pages of this Origin may not ask for this marketplace.");
        }
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        return host != null && !host.isEmpty() && (origin.equals("http://" + host) || origin.equals("https://" + host));
    }

}
