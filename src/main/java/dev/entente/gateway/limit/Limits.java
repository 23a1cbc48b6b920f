// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.limit;

import org.springframework.stereotype.Component;

import dev.entente.party.Caller;
import dev.entente.party.Role;

/// What each address, person and tenant may ask of this node. Each node counts for itself and asks nobody, so that a limit
/// holds whatever else is gone.
@Component
public class Limits {

    private final Limit requestsPerAddress;

    private final Limit requestsPerUser;

    private final Limit requestsPerTenant;

    private final Limit sendsPerUser;

    private final Limit sendsPerTenant;

    private final Limit connectsPerAddress;

    private final Limit connectsPerUser;

    private final Limit subscribesPerUser;

    private final AtOnce streams;

    Limits(LimitSettings settings) {
        int names = settings.namesMax();
        this.requestsPerAddress = new Limit("requests-per-address", settings.requestsPerAddress(), names);
        this.requestsPerUser = new Limit("requests-per-user", settings.requestsPerUser(), names);
        this.requestsPerTenant = new Limit("requests-per-tenant", settings.requestsPerTenant(), names);
        this.sendsPerUser = new Limit("sends-per-user", settings.sendsPerUser(), names);
        this.sendsPerTenant = new Limit("sends-per-tenant", settings.sendsPerTenant(), names);
        this.connectsPerAddress = new Limit("connects-per-address", settings.connectsPerAddress(), names);
        this.connectsPerUser = new Limit("connects-per-user", settings.connectsPerUser(), names);
        this.subscribesPerUser = new Limit("subscribes-per-user", settings.subscribesPerUser(), names);
        this.streams = new AtOnce(settings.streamsPerUser());
    }

    /// A request came from there, whoever sent it.
    public Standing request(String address) {
        return this.requestsPerAddress.take(address);
    }

    /// A request is this person's. The servers of a marketplace and its operators ask for
    /// many.
    public Standing request(Caller caller) {
        var tenant = this.requestsPerTenant.take(caller.tenant());
        boolean isPerson = !caller.is(Role.MARKETPLACE) && !caller.is(Role.OPERATOR);
        return isPerson ? this.requestsPerUser.take(caller.key()).tighter(tenant) : tenant;
    }

    /// A WebSocket is opened from there.
    public Standing connect(String address) {
        return this.connectsPerAddress.take(address);
    }

    /// A WebSocket is this person's.
    public Standing connect(Caller caller) {
        return this.connectsPerUser.take(caller.key());
    }

    public Standing subscribe(Caller caller) {
        return this.subscribesPerUser.take(caller.key());
    }

    /// The pace at which the person may speak.
    public Pace pace(Caller caller) {
        return new Pace(this.sendsPerUser, this.sendsPerTenant, caller.key(), caller.tenant());
    }

    /// The event streams that each person follows.
    public AtOnce streams() {
        return this.streams;
    }

}
