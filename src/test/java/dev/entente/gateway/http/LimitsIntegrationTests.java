// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import dev.entente.testing.ContextServers;
import dev.entente.testing.EntenteTest;

import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest(properties = { "entente.limits.requests-per-user=20", "entente.limits.requests-per-address=200",
        "entente.limits.sends-per-user=2", "entente.limits.streams-per-user=1",
        "entente.proxies.trusted=127.0.0.1,::1" })
class LimitsIntegrationTests {

    @LocalServerPort
    int port;

    @Autowired
    ContextServers servers;

    private TestMarket.Answer list(TestMarket market, String token, String from) {
        return market.send("GET", "/conversations", token, "", "X-Forwarded-For", from);
    }

    @Test
    void saysHowMuchIsLeftAndWhenToComeBack() {
        var market = new TestMarket(this.port);
        var first = list(market, market.buyer, "192.0.2.1");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"requests-per-user\";q=20;w=60");
        assertThat(first.header("RateLimit")).startsWith("\"requests-per-user\";r=19;t=");

        var refused = IntStream.range(0, 40)
            .mapToObj(_ -> list(market, market.buyer, "192.0.2.1"))
            .filter(answer -> answer.status() != 200)
            .findFirst()
            .orElseThrow();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.code()).isEqualTo("too-many");
        assertThat(refused.json().get("limit").asString()).isEqualTo("requests-per-user");
        assertThat(refused.header("Retry-After")).isEqualTo(refused.json().get("retry_after").asString())
            .isEqualTo("3");
        assertThat(refused.header("RateLimit")).startsWith("\"requests-per-user\";r=0;t=");
        assertThat(list(market, market.seller, "192.0.2.1").status()).isEqualTo(200);
    }

    @Test
    void countsAnAddressWhateverTokenItShows() {
        var market = new TestMarket(this.port);
        var last = IntStream.range(0, 300)
            .mapToObj(_ -> list(market, "x.y.z", "192.0.2.20"))
            .filter(answer -> answer.status() != 401)
            .findFirst()
            .orElseThrow();
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.json().get("limit").asString()).isEqualTo("requests-per-address");
        assertThat(last.header("Retry-After")).isEqualTo("1");
        assertThat(last.header("RateLimit")).startsWith("\"requests-per-address\";r=0");
        assertThat(list(market, market.buyer, "192.0.2.21").status()).isEqualTo(200);
    }

    @Test
    void limitsWhatAPersonSaysAlsoWithoutRedis() throws Exception {
        var market = new TestMarket(this.port);
        String id = market.open();
        this.servers.redis().stopNow();
        try {
            assertThat(market.say(id, market.seller, "\"kind\":\"text\",\"text\":\"one\"").status()).isEqualTo(201);
            assertThat(market.say(id, market.seller, "\"kind\":\"text\",\"text\":\"two\"").status()).isEqualTo(201);
            var refused = market.say(id, market.seller, "\"kind\":\"text\",\"text\":\"three\"");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().get("limit").asString()).isEqualTo("sends-per-user");
            assertThat(market.texts(id, market.seller)).contains("one", "two").doesNotContain("three");
        }
        finally {
            this.servers.redis().startNow();
        }
    }

    @Test
    void letsAPersonFollowSoManyStreamsAtTheSameTime() throws Exception {
        var market = new TestMarket(this.port);
        String id = market.open();
        var begun = new CountDownLatch(1);
        var stream = follow(market, id).expectStatus()
            .isOk()
            .returnResult(String.class)
            .getResponseBody()
            .subscribe(_ -> begun.countDown());
        try {
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

            follow(market, id).expectStatus().isEqualTo(429);
        }
        finally {
            stream.dispose();
        }
    }

    private static WebTestClient.ResponseSpec follow(TestMarket market, String id) {
        return market.web.get()
            .uri("/api/v1/conversations/" + id + "/events?after=0")
            .accept(MediaType.TEXT_EVENT_STREAM)
            .headers(headers -> headers.setBearerAuth(market.buyer))
            .header("X-Forwarded-For", "192.0.2.40")
            .exchange();
    }

    @Test
    void letsProbesAndTheServersOfAMarketplacePass() {
        var market = new TestMarket(this.port);
        String token = TestMarket.token("marketplace", "m-" + market.name, Map.of());
        assertThat(IntStream.range(0, 30).mapToObj(_ -> list(market, token, "192.0.2.30")))
            .allMatch(answer -> answer.status() == 200 || answer.status() == 403);
        IntStream.range(0, 210)
            .forEach(_ -> market.web.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk());
    }

}
