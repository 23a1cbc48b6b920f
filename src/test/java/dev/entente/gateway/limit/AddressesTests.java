// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.limit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AddressesTests {

    private static final Addresses behindProxies = new Addresses(
            new ProxySettings(List.of("10.0.0.0/8", "2001:db8::/32")));

    private static ServerHttpRequest from(String remote, String... forwarded) {
        return MockServerHttpRequest.get("/")
            .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(remote), 4711))
            .header("X-Forwarded-For", forwarded)
            .header("X-Forwarded-Proto", "https")
            .build();
    }

    @Test
    void believesNobodyUnlessTold() {
        var alone = new Addresses(new ProxySettings(List.of()));
        assertThat(alone.name(from("10.0.0.1", "192.0.2.7"))).isEqualTo("10.0.0.1");
        assertThat(alone.isSecure(from("10.0.0.1"))).isFalse();
    }

    @Test
    void believesNobodyWhoIsNoProxyOfOurs() {
        assertThat(behindProxies.name(from("192.0.2.9", "192.0.2.7"))).isEqualTo("192.0.2.9");
        assertThat(behindProxies.isSecure(from("192.0.2.9"))).isFalse();
        assertThat(behindProxies.isSecure(from("10.1.2.3"))).isTrue();
    }

    /// What stands further left was written by the client.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            192.0.2.7                       | 192.0.2.7
            1.1.1.1, 192.0.2.7              | 192.0.2.7
            1.1.1.1, 192.0.2.7, 10.9.9.9    | 192.0.2.7
            192.0.2.7:5555                  | 192.0.2.7
            [2001:db9:0:1::5]:5555          | 2001:db9:0:1:0:0:0:0
            1.1.1.1, nonsense               | 10.0.0.1
            1.1.1.1, evil.example           | 10.0.0.1
            10.0.0.9                        | 10.0.0.9
            ::ffff:192.0.2.7                | 192.0.2.7
            """)
    void takesTheNearestOneThatIsNoProxy(String forwarded, String name) {
        assertThat(behindProxies.name(from("10.0.0.1", forwarded))).isEqualTo(name);
    }

    @Test
    void readsLinesInTheirOrderAndNoMoreThanTenHops() {
        assertThat(behindProxies.name(from("10.0.0.1", "1.1.1.1", "192.0.2.7"))).isEqualTo("192.0.2.7");
        assertThat(behindProxies.name(from("10.0.0.1", "1.1.1.1" + ", 10.0.0.2".repeat(30)))).isEqualTo("10.0.0.2");
    }

    @Test
    void countsAWholeNetworkOfTheNewKindAsOne() {
        assertThat(behindProxies.name(from("2001:db9:1:2:3:4:5:6")))
            .isEqualTo(behindProxies.name(from("2001:db9:1:2:ffff::1")))
            .isNotEqualTo(behindProxies.name(from("2001:db9:1:3::1")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "10.0.0.0/33", "10.0.0.0/-1", "proxy.example", "", "10.0.0.0/x" })
    void refusesWhatIsNoNetwork(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.of(text));
    }

}
