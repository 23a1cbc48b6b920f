// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import dev.entente.gateway.limit.TestAddresses;
import dev.entente.party.Tenant;
import dev.entente.party.Tenants;

import static org.assertj.core.api.Assertions.assertThat;

class BrowserRulesTests {

    private static final Map<String, Tenant> known = Map.of("one",
            new Tenant("one", List.of(), null, Set.of("https://one.example", "https://shop.one.example")), "two",
            new Tenant("two", List.of(), null, Set.of("https://two.example")));

    private final BrowserRules rules = new BrowserRules(new Two(), TestAddresses.behind("10.0.0.0/8"));

    private HttpHeaders told(String address, String... proto) {
        var request = MockServerHttpRequest.get(address)
            .remoteAddress(new InetSocketAddress("10.0.0.1", 1))
            .header("X-Forwarded-Proto", proto)
            .build();
        var exchange = MockServerWebExchange.from(request);
        this.rules.apply(exchange, address.startsWith("/api/"));
        return exchange.getResponse().getHeaders();
    }

    private String policy(String address) {
        return told(address).getFirst("Content-Security-Policy");
    }

    @Test
    void letsThePagesOfTheNamedTenantFrameThePage() {
        assertThat(policy("/desk/?tenant=one"))
            .endsWith("frame-ancestors 'self' https://one.example https://shop.one.example");
        assertThat(policy("/desk/?tenant=two")).endsWith("frame-ancestors 'self' https://two.example");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/desk/", "/", "/desk/?tenant=three", "/desk/?tenant=", "/desk/?tenant=*",
            "/desk/?tenant=one%20https://evil.example" })
    void letsNobodyElseFrameIt(String address) {
        assertThat(policy(address)).endsWith("frame-ancestors 'self'");
    }

    @Test
    void runsNothingButItsOwnScripts() {
        assertThat(policy("/"))
            .contains("default-src 'none'", "script-src 'self'", "object-src 'none'", "base-uri 'none'",
                    "require-trusted-types-for 'script'")
            .doesNotContain("unsafe", "*", "ws:");
    }

    @Test
    void makesNothingOfAnAnswer() {
        assertThat(policy("/api/v1/conversations?tenant=one")).startsWith("default-src 'none'")
            .endsWith("frame-ancestors 'none'");
        var headers = told("/api/v1/conversations");
        assertThat(headers.getFirst("Cache-Control")).isEqualTo("no-store");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(headers.getFirst("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(headers.getFirst("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(headers.getFirst("Permissions-Policy")).contains("camera=()", "microphone=()", "geolocation=()");
    }

    @Test
    void letsPagesOfMarketplacesLoadTheWidgetAlone() {
        assertThat(told("/widget/entente.js").getFirst("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(told("/assets/desk.js").getFirst("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @Test
    void asksForTlsForeverOnceItIsThere() {
        assertThat(told("/", "https").getFirst("Strict-Transport-Security"))
            .isEqualTo("max-age=31536000; includeSubDomains");
        assertThat(told("/", "http").containsHeader("Strict-Transport-Security")).isFalse();
    }

    private static final class Two implements Tenants {

        @Override
        public Optional<Tenant> find(String id) {
            return Optional.ofNullable(known.get(id));
        }

        @Override
        public List<Tenant> list() {
            return List.copyOf(known.values());
        }

        @Override
        public Set<String> origins() {
            return Set.of();
        }

    }

}
