// SPDX-License-Identifier: Apache-2.0

package dev.entente.egress;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

import reactor.core.publisher.Mono;

/// Looks a target's name up and lets it through only if everything that it stands for is public. What it answers is
/// the very address to connect to: the name is not asked a second time.
final class Guard {

    private final Names names;

    private final EgressSettings settings;

    Guard(Names names, EgressSettings settings) {
        this.names = names;
        this.settings = settings;
    }

    Mono<InetSocketAddress> admit(Target target) {
        return this.names.lookUp(target.host())
            .onErrorMap(UnknownHostException.class, _ -> new ForbiddenAddress("its name is not known"))
            .map(found -> pick(target, found));
    }

    private InetSocketAddress pick(Target target, List<InetAddress> found) {
        boolean allowed = !found.isEmpty() && found.stream().allMatch(this::isAllowed);
        if (!allowed) {
            throw new ForbiddenAddress("it does not lead to the open Internet");
        }
        return new InetSocketAddress(named(target.host(), found.getFirst()), target.port());
    }

    private boolean isAllowed(InetAddress address) {
        return PublicAddresses.isPublic(address) || (this.settings.allowLocal() && address.isLoopbackAddress());
    }

    /// The address under the name that its certificate has to carry.
    private static InetAddress named(String host, InetAddress address) {
        try {
            return InetAddress.getByAddress(host, address.getAddress());
        }
        catch (UnknownHostException ex) {
            throw new IllegalStateException("an address has the length of one", ex);
        }
    }

}
