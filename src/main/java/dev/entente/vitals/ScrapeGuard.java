// SPDX-License-Identifier: Apache-2.0

package dev.entente.vitals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

import dev.entente.party.Refused;

/// What the server says about itself is for the operator: but for its health it answers only who shows the token, and to
/// others there is nothing here.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ScrapeGuard implements WebFilter {

    private static final String ROOT = "/actuator";

    private static final String HEALTH = ROOT + "/health";

    private static final String SCHEME = "Bearer ";

    private final byte @Nullable [] token;

    ScrapeGuard(VitalsSettings settings) {
        String token = settings.metricsToken();
        this.token = (token == null || token.isBlank()) ? null : token.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getURI().getPath();
        boolean mayPass = !isUnder(path, ROOT) || isUnder(path, HEALTH)
                || showsToken(exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION));
        return mayPass ? chain.filter(exchange) : Mono.error(Refused::notFound);
    }

    private static boolean isUnder(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }

    private boolean showsToken(List<String> shown) {
        return this.token != null && shown.size() == 1 && shown.getFirst().startsWith(SCHEME) && MessageDigest
            .isEqual(this.token, shown.getFirst().substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8));
    }

}
