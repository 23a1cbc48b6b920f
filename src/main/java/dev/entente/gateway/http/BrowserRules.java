// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.Set;
import java.util.TreeSet;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import dev.entente.gateway.limit.Addresses;
import dev.entente.party.Tenant;
import dev.entente.party.Tenants;

/// What every answer forbids browsers to do with it.
@Component
class BrowserRules {

    private static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; require-trusted-types-for 'script'; trusted-types lit-html; frame-ancestors 'self'";

    private static final String ANSWERS = "default-src 'none'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";

    private static final String NO_DEVICES = "accelerometer=(), camera=(), display-capture=(), geolocation=(), "
            + "gyroscope=(), magnetometer=(), microphone=(), payment=(), publickey-credentials-get=(), usb=()";

    private static final String ONE_YEAR = "max-age=31536000; includeSubDomains";

    private final Tenants tenants;

    private final Addresses addresses;

    BrowserRules(Tenants tenants, Addresses addresses) {
        this.tenants = tenants;
        this.addresses = addresses;
    }

    void apply(ServerWebExchange exchange, boolean api) {
        var request = exchange.getRequest();
        var headers = exchange.getResponse().getHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        setIfAbsent(headers, "Referrer-Policy", "no-referrer");
        setIfAbsent(headers, "Content-Security-Policy", api ? ANSWERS : PAGES + framers(request));
        setIfAbsent(headers, "Permissions-Policy", NO_DEVICES);
        setIfAbsent(headers, "Cross-Origin-Opener-Policy", "same-origin");
        setIfAbsent(headers, "Cross-Origin-Resource-Policy", isForOtherPages(request) ? "cross-origin" : "same-origin");
        if (this.addresses.isSecure(request)) {
            headers.set("Strict-Transport-Security", ONE_YEAR);
        }
        headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (api) {
            headers.add(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
            setIfAbsent(headers, HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    /// A page whose address names a tenant may stand in frames on that tenant's pages.
    private String framers(ServerHttpRequest request) {
        String named = request.getQueryParams().getFirst("tenant");
        Set<String> origins = named == null ? Set.of() : this.tenants.find(named).map(Tenant::origins).orElse(Set.of());
        return origins.isEmpty() ? "" : " " + String.join(" ", new TreeSet<>(origins));
    }

    /// The widget is loaded by the pages of marketplaces.
    private static boolean isForOtherPages(ServerHttpRequest request) {
        return request.getURI().getRawPath().startsWith("/widget/");
    }

    private static void setIfAbsent(HttpHeaders headers, String name, String value) {
        if (!headers.containsHeader(name)) {
            headers.set(name, value);
        }
    }

}
