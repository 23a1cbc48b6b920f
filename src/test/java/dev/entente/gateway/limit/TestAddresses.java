// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.limit;

import java.util.List;

/// Addresses for tests of other packages.
public final class TestAddresses {

    private TestAddresses() {
    }

    public static Addresses behind(String... proxies) {
        return new Addresses(new ProxySettings(List.of(proxies)));
    }

}
