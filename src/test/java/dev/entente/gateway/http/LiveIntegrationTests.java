// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import dev.entente.testing.EntenteTest;

import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest(properties = { "entente.gateway.token-grace=1s", "entente.gateway.heart-beat=200ms" })
class LiveIntegrationTests {

    @LocalServerPort
    int port;

    private TestMarket market;

    private String id;

    @BeforeEach
    void open() {
        this.market = new TestMarket(this.port);
        this.id = this.market.open();
    }

    private Flux<ServerSentEvent<String>> stream(String token, String query, @Nullable String last) {
        return this.market.web.get()
            .uri("/api/v1/conversations/" + this.id + "/events" + query)
            .accept(MediaType.TEXT_EVENT_STREAM)
            .headers(headers -> {
                headers.setBearerAuth(token);
                if (last != null) {
                    headers.set("Last-Event-ID", last);
                }
            })
            .exchange()
            .expectStatus()
            .isOk()
            .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {
            })
            .getResponseBody();
    }

    private Flux<JsonNode> events(String token, String query, @Nullable String last) {
        return stream(token, query, last).filter(event -> event.data() != null)
            .map(event -> TestMarket.JSON.readTree(event.data()));
    }

    @Test
    void replaysWhatWasMissedAndGoesOn() {
        long before = head();
        events(this.market.buyer, "?after=0", null).map(event -> event.get("seq").asLong())
            .takeUntil(seq -> seq > before)
            .collectList()
            .as(StepVerifier::create)
            .thenAwait(Duration.ofMillis(500))
            .then(() -> this.market.say(this.id, this.market.buyer, "\"kind\":\"text\",\"text\":\"Bonjour\""))
            .assertNext(seen -> assertThat(seen).isSorted().doesNotHaveDuplicates().contains(before, before + 1))
            .expectComplete()
            .verify(Duration.ofSeconds(20));
    }

    private long head() {
        return this.market.get("/conversations/" + this.id, this.market.buyer).json().get("head").asLong();
    }

    @Test
    void goesOnAfterTheLastEventId() {
        long head = head();
        events(this.market.buyer, "?after=0", String.valueOf(head - 1)).next()
            .map(event -> event.get("seq").asLong())
            .as(StepVerifier::create)
            .expectNext(head)
            .expectComplete()
            .verify(Duration.ofSeconds(10));
    }

    @Test
    void beginsAnewWhereTheClientHasSeenMoreThanThereIs() {
        events(this.market.buyer, "?after=99999", null).next()
            .map(event -> event.get("kind").asString())
            .as(StepVerifier::create)
            .expectNext("reset")
            .expectComplete()
            .verify(Duration.ofSeconds(10));
    }

    @Test
    void showsWhoTypesAndNeverStoresIt() {
        long before = head();
        events(this.market.seller, "", null).as(StepVerifier::create)
            .thenAwait(Duration.ofMillis(500))
            .then(() -> this.market.post("/conversations/" + this.id + "/typing", this.market.seller, ""))
            .then(() -> this.market.post("/conversations/" + this.id + "/typing", this.market.buyer, "{}"))
            .assertNext(event -> {
                assertThat(event.get("kind").asString()).isEqualTo("typing");
                assertThat(event.at("/author/role").asString()).isEqualTo("buyer");
                assertThat(event.has("seq")).isFalse();
            })
            .then(() -> this.market.post("/conversations/" + this.id + "/read", this.market.buyer, "{\"seq\":99}"))
            .assertNext(event -> {
                assertThat(event.get("kind").asString()).isEqualTo("read");
                assertThat(event.at("/body/seq").asLong()).isEqualTo(before);
            })
            .thenCancel()
            .verify(Duration.ofSeconds(20));
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void saysThatItIsAliveAndEndsAfterItsToken() {
        String shortLived = TestMarket.token("buyer", "b-" + this.market.name,
                Map.of("exp", Instant.now().plusSeconds(1).getEpochSecond()));
        stream(shortLived, "", null).collectList()
            .as(StepVerifier::create)
            .assertNext(beats -> assertThat(beats).hasSizeGreaterThan(2))
            .expectComplete()
            .verify(Duration.ofSeconds(15));
    }

    @Test
    void refusesALastEventIdThatIsNone() {
        for (String last : List.of("x", "-1", "1.5")) {
            this.market.web.get()
                .uri("/api/v1/conversations/" + this.id + "/events")
                .accept(MediaType.TEXT_EVENT_STREAM, MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBearerAuth(this.market.buyer))
                .header("Last-Event-ID", last)
                .exchange()
                .expectStatus()
                .isBadRequest();
        }
    }

}
