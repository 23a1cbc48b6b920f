// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.entente.testing.EntenteTest;
import dev.entente.testing.RealServers;

import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest
class TokenIntegrationTests {

    @LocalServerPort
    int port;

    @Autowired
    MeterRegistry meters;

    private TestMarket market;

    @BeforeEach
    void visit() {
        this.market = new TestMarket(this.port);
    }

    static List<String> unbelievable() {
        var claims = TestMarket.JSON.createObjectNode()
            .put("iss", "demo")
            .put("aud", "entente")
            .put("sub", "b-1")
            .put("role", "buyer")
            .put("exp", Instant.now().plusSeconds(60).getEpochSecond());
        String secret = RealServers.TOKEN_SECRET;
        return List.of(TestMarket.token("buyer", "b-1", Map.of("exp", Instant.now().minusSeconds(90).getEpochSecond())),
                TestMarket.token("buyer", "b-1", Map.of("nbf", Instant.now().plusSeconds(90).getEpochSecond())),
                TestMarket.token("buyer", "b-1", Map.of("aud", "else")),
                TestMarket.token("buyer", "b-1", Map.of("iss", "else")), TestMarket.token("king", "b-1", Map.of()),
                TestMarket.token("agent", "a-1", Map.of("tier", "3")),
                TestMarket.signed("{\"alg\":\"HS256\"}", claims, "another-secret-of-thirty-two-bytes"),
                TestMarket.signed("{\"alg\":\"HS256\",\"kid\":\"nope\"}", claims, secret),
                TestMarket.signed("{\"alg\":\"HS256\",\"jku\":\"https://evil.example\"}", claims, secret),
                TestMarket.signed("{\"alg\":\"RS256\"}", claims, secret),
                TestMarket.signed("{\"alg\":\"none\"}", claims, secret), "x.y.z", "");
    }

    @ParameterizedTest
    @MethodSource("unbelievable")
    void asksToSignInAgainAndSaysNoMore(String token) {
        var refused = this.market.get("/conversations", token);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(refused.json().get("detail").asString()).isEqualTo("Sign in again.");
    }

    @Test
    void countsRefusedSignIns() {
        double before = this.meters.counter("entente.sign.in.refused").count();
        this.market.get("/conversations", "x.y.z");
        assertThat(this.meters.counter("entente.sign.in.refused").count()).isGreaterThanOrEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "?token=x", "?access_token=x", "?Authorization=x", "?q=eyJhbGciOiJIUzI1NiJ9.e30.sig" })
    void refusesATokenInTheAddress(String query) {
        var refused = this.market.get("/conversations" + query, this.market.buyer);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("token-in-url");
    }

    @ParameterizedTest
    @CsvSource({ "GET, /desk/queue, buyer", "GET, /desk/queue, seller", "GET, /desk/queue, operator",
            "POST, /conversations/0/claim, buyer", "POST, /conversations/0/decision, seller",
            "POST, /conversations/0/notes, buyer", "POST, /conversations, agent",
            "POST, /conversations/0/photos, agent", "PUT, /orders/o, buyer", "PUT, /orders/o, agent",
            "POST, /orders/o/parcel-events, operator", "GET, /trees, agent", "POST, /assistant/readings, marketplace",
            "POST, /test/clock, agent", "GET, /conversations/0, operator" })
    void refusesARouteThatIsNotForTheRole(String method, String path, String role) {
        var refused = this.market.send(method, path, TestMarket.token(role, "x", Map.of()), "{}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("forbidden");
    }

    @Test
    void refusesPagesOfUnknownOrigins() {
        var refused = this.market.send("POST", "/conversations", this.market.buyer, "{}", "Origin",
                "https://evil.example");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("origin");
        assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(this.market
            .send("POST", "/conversations", this.market.buyer, "{\"order_id\":\"none\"}", "Origin",
                    "http://localhost:" + this.port)
            .status()).isEqualTo(404);
    }

}
