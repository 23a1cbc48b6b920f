// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import dev.entente.conversation.Threads;
import dev.entente.party.Caller;
import dev.entente.party.Revocation;
import dev.entente.party.Role;
import dev.entente.party.Tokens;
import dev.entente.testing.ContextServers;
import dev.entente.testing.EntenteTest;

import static dev.entente.gateway.socket.TestThreads.say;
import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest(properties = "entente.revocations.poll-every=200ms")
class RevocationIntegrationTests {

    @LocalServerPort
    int port;

    @Autowired
    Threads threads;

    @Autowired
    Tokens tokens;

    @Autowired
    ContextServers servers;

    private TestThreads people;

    private String name;

    private UUID thread;

    private WebTestClient web;

    @BeforeEach
    void startThread() {
        this.people = new TestThreads(this.threads, this.tokens);
        this.name = UUID.randomUUID().toString();
        this.thread = this.people.start(this.name);
        this.web = WebTestClient.bindToServer()
            .baseUrl("http://localhost:" + this.port + "/api/v1")
            .responseTimeout(Duration.ofSeconds(30))
            .build();
    }

    private Instant revoke(Role by, String person) {
        String after = this.web.post()
            .uri("/revocations")
            .headers(headers -> headers.setBearerAuth(this.people.token(by, "m")))
            .bodyValue(Map.of("id", person))
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody()
            .get("tokens_valid_after")
            .asString();
        return Instant.parse(after);
    }

    private int list(String token) {
        return this.web.get()
            .uri("/conversations")
            .headers(headers -> headers.setBearerAuth(token))
            .exchange()
            .returnResult(Void.class)
            .getStatus()
            .value();
    }

    /// A token as it is minted from that moment on.
    private String freshToken(String person, Instant from) {
        Flux.interval(Duration.ofMillis(50)).takeUntil(_ -> Instant.now().isAfter(from)).blockLast();
        return this.people.token(Role.BUYER, person);
    }

    @Test
    void endsEverythingThatIsOpenWithATokenThatIsTakenBack() {
        String token = this.people.buyer(this.name);
        try (var first = RawClient.connect(this.port, token);
                var second = RawClient.connect(this.port, token);
                var other = RawClient.connect(this.port, this.people.seller(this.name))) {
            var stream = this.web.get()
                .uri("/conversations/" + this.thread + "/events")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody();
            var ended = stream.as(StepVerifier::create).thenConsumeWhile(_ -> true).expectComplete().verifyLater();

            var from = revoke(Role.MARKETPLACE, "b-" + this.name);

            assertThat(first.closeCode()).isEqualTo(3500);
            assertThat(second.closeCode()).isEqualTo(3500);
            ended.verify(Duration.ofSeconds(30));
            other.send(say(this.thread, "still here", "r"));
            assertThat(other.next("RECEIPT")).contains("receipt-id:r");
            assertThat(list(token)).isEqualTo(401);
            try (var again = RawClient.open(this.port)) {
                again.send("CONNECT\naccept-version:1.2\nAuthorization:Bearer " + token + "\n\n^");
                assertThat(again.next()).startsWith("ERROR\n").contains("sign-in");
                assertThat(again.closeCode()).isEqualTo(3500);
            }
            String fresh = freshToken("b-" + this.name, from);
            assertThat(list(fresh)).isEqualTo(200);
            try (var back = RawClient.connect(this.port, fresh)) {
                back.send(say(this.thread, "back", "r"));
                assertThat(back.next("RECEIPT")).contains("receipt-id:r");
            }
        }
    }

    /// As another node stores it, whose bell was not heard.
    @Test
    void hearsOfWhatWasTakenBackElsewhereWithoutABell() throws Exception {
        try (var buyer = RawClient.connect(this.port, this.people.buyer(this.name));
                var connection = this.servers.database().connectNow();
                var statement = connection.prepareStatement(
                        "insert into revocation (tenant, person_id, valid_after) values ('demo', ?, now() + interval '1 s')")) {
            statement.setString(1, "b-" + this.name);
            statement.execute();

            assertThat(buyer.closeCode()).isEqualTo(3500);
        }
    }

    @Test
    void believesNoTokenThatDoesNotSayWhenItWasIssued() {
        revoke(Role.OPERATOR, "b-" + this.name);
        var undated = new Caller("demo", Role.BUYER, "b-" + this.name, "x", "en", null, 1, Set.of(), Instant.MAX);
        assertThat(new Revocation("demo", "b-" + this.name, Instant.EPOCH).covers(undated)).isTrue();
        assertThat(list(this.people.buyer(this.name))).isEqualTo(401);
        assertThat(list(this.people.seller(this.name))).isEqualTo(200);
    }

    @Test
    void letsNobodyElseTakeTokensBack() {
        for (Role role : new Role[] { Role.BUYER, Role.SELLER, Role.AGENT }) {
            this.web.post()
                .uri("/revocations")
                .headers(headers -> headers.setBearerAuth(this.people.token(role, "x")))
                .bodyValue(Map.of("id", "b-" + this.name))
                .exchange()
                .expectStatus()
                .isForbidden();
        }
        assertThat(list(this.people.buyer(this.name))).isEqualTo(200);
    }

}
