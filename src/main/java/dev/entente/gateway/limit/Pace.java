// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.limit;

import io.github.bucket4j.Bucket;

import dev.entente.party.Refused;

/// How fast one person may speak. It is asked for every message, so it knows its names and takes no lock.
public final class Pace {

    private final Limit perUser;

    private final Limit perTenant;

    private final String user;

    private final String tenant;

    Pace(Limit perUser, Limit perTenant, String user, String tenant) {
        this.perUser = perUser;
        this.perTenant = perTenant;
        this.user = user;
        this.tenant = tenant;
    }

    /// Takes one of what the person and the tenant may still say.
    public boolean allows() {
        return this.perUser.of(this.user).tryConsume(1) && this.perTenant.of(this.tenant).tryConsume(1);
    }

    /// Why it did not allow one more.
    public Refused refused() {
        Bucket mine = this.perUser.of(this.user);
        return (mine.getAvailableTokens() < 1 ? this.perUser.empty(mine)
                : this.perTenant.empty(this.perTenant.of(this.tenant)))
            .refused();
    }

    public void demand() {
        if (!allows()) {
            throw refused();
        }
    }

}
