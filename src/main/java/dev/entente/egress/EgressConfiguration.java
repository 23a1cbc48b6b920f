// SPDX-License-Identifier: Apache-2.0

package dev.entente.egress;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/// Puts the way out together.
@Configuration(proxyBeanMethods = false)
class EgressConfiguration {

    @Bean
    Names systemNames(EgressSettings settings) {
        return new SystemNames(settings);
    }

    @Bean
    Courier courier(Names names, EgressSettings settings) {
        var http = HttpClient.create(ConnectionProvider.newConnection()).secure();
        return new Courier(new Guard(names, settings), http, settings);
    }

}
