// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

import dev.entente.gateway.Origins;
import dev.entente.gateway.limit.Addresses;
import dev.entente.gateway.limit.Limits;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;

/// Looks at every request before anything else does: odd methods and odd paths are refused, pages of unknown Origins hear
/// nothing, and every answer tells browsers to take it for what it is.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestGuard implements WebFilter {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private static final Set<String> methods = Set.of(METHODS.split(", "));

    private static final Map<String, String> crossOrigin = Map.of(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS,
            "GET, POST, PUT", HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
            "Authorization, Content-Type, Accept, Idempotency-Key, If-Match, Last-Event-ID",
            HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");

    private final Origins origins;

    private final Addresses addresses;

    private final Limits limits;

    private final BrowserRules rules;

    RequestGuard(Origins origins, Addresses addresses, Limits limits, BrowserRules rules) {
        this.origins = origins;
        this.addresses = addresses;
        this.limits = limits;
        this.rules = rules;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getURI().getRawPath();
        boolean api = path.startsWith("/api/");
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> this.rules.apply(exchange, api)));
        if (!methods.contains(request.getMethod().name())) {
            return Mono.error(() -> new Refused(new Refusal(Refusal.Reason.METHOD,
                    "This server does not know the method.", Map.of("allow", METHODS))));
        }
        if (isOdd(path)) {
            return Mono.error(() -> Refused.because(Refusal.Reason.MALFORMED, "The path cannot be taken literally."));
        }
        return cross(exchange, request.getHeaders().getOrigin(), api) ? Mono.empty()
                : paced(exchange, path).then(Mono.defer(() -> next(exchange, chain, api)));
    }

    /// Probes and the WebSocket address are left out: the one is ours, the other has
    /// limits of its own.
    private Mono<Void> paced(ServerWebExchange exchange, String path) {
        if (path.startsWith("/actuator/") || path.equals("/ws")) {
            return Mono.empty();
        }
        var standing = this.limits.request(this.addresses.name(exchange.getRequest()));
        if (!standing.isOver()) {
            return Mono.empty();
        }
        standing.headers().forEach(exchange.getResponse().getHeaders()::set);
        return Mono.error(standing::refused);
    }

    private Mono<Void> next(ServerWebExchange exchange, WebFilterChain chain, boolean api) {
        var headers = exchange.getRequest().getHeaders();
        if (api && !this.origins.isKnown(headers.getOrigin(), headers.getFirst(HttpHeaders.HOST))) {
            return Mono.error(() -> Refused.because(Refusal.Reason.ORIGIN, "Pages of this Origin may not ask."));
        }
        return chain.filter(exchange);
    }

    /// Encoded separators, parent folders and parameters of segments: nothing of ours is
    /// named like that.
    private static boolean isOdd(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.contains("%2f") || lower.contains("%5c") || lower.contains("%00") || lower.contains("\\")
                || lower.contains("%2e") || lower.contains("/../") || lower.endsWith("/..") || lower.contains("/./")
                || lower.contains(";") || lower.contains("%3b");
    }

    /// @return whether it was only asked whether a page may ask
    private boolean cross(ServerWebExchange exchange, @Nullable String origin, boolean api) {
        var request = exchange.getRequest();
        if (origin == null || !this.origins.isKnown(origin, request.getHeaders().getFirst(HttpHeaders.HOST))) {
            return false;
        }
        var headers = exchange.getResponse().getHeaders();
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                "ETag, Retry-After, Location, RateLimit, RateLimit-Policy");
        boolean asksOnly = api && request.getMethod() == HttpMethod.OPTIONS
                && request.getHeaders().getAccessControlRequestMethod() != null;
        if (asksOnly) {
            crossOrigin.forEach(headers::set);
            exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
        }
        return asksOnly;
    }

}
