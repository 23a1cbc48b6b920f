// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.limit;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which proxies stand in front of this server.
///
/// @param trusted their addresses or networks, such as {@code 10.0.0.0/8}; what anybody else says of where a request
/// comes from is not believed
@ConfigurationProperties("entente.proxies")
record ProxySettings(@DefaultValue List<String> trusted) {

    List<Network> networks() {
        return this.trusted.stream().map(Network::of).toList();
    }

}
