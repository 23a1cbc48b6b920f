// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.time.Duration;

import dev.entente.testing.EntenteTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/// The whole server with Ollama, as an operator configures it.
@EntenteTest(properties = { "spring.ai.model.chat=ollama", "spring.ai.ollama.chat.model=fake" })
class ConfiguredOllamaIntegrationTests {

    private static final FakeModelServer server = FakeModelServer.start();

    @Autowired
    private ModelClient client;

    @DynamicPropertySource
    static void baseUrl(DynamicPropertyRegistry properties) {
        properties.add("spring.ai.ollama.base-url", server::ollamaBaseUrl);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whoGoesAwayClosesTheCall() {
        server.script(Script.says("Bon").then(Script.Ending.STALL));

        StepVerifier.create(this.client.stream(TestWay.call("demo", "Hello")))
            .expectNext("Bon")
            .thenCancel()
            .verify(Duration.ofSeconds(20));

        assertThat(server.lastRequest().closedEarlyWithin(Duration.ofSeconds(1))).isTrue();
    }

}
