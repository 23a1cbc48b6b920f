// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.time.Duration;

import dev.entente.testing.EntenteTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// The whole server with a model, as an operator configures it.
@EntenteTest(properties = { "spring.ai.model.chat=openai", "spring.ai.openai.api-key=none",
        "spring.ai.openai.chat.model=fake" })
class ConfiguredModelIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final FakeModelServer server = FakeModelServer.start();

    @Autowired
    private ModelClient client;

    @DynamicPropertySource
    static void baseUrl(DynamicPropertyRegistry properties) {
        properties.add("spring.ai.openai.base-url", server::openAiBaseUrl);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answers() {
        server.script(Script.says("Bon", "jour"));
        assertThat(this.client.isConfigured()).isTrue();
        assertThat(this.client.ask(TestWay.call("demo", "Hello")).block(PATIENCE)).isEqualTo("Bonjour");
    }

    @Test
    void isNotTriedASecondTime() {
        server.forget();
        server.script(Script.refuses(429));
        var refused = catchThrowableOfType(ModelUnavailable.class,
                () -> this.client.ask(TestWay.call("demo", "Hello")).block(PATIENCE));
        assertThat(refused.reason()).isEqualTo(ModelUnavailable.Reason.FAILED);
        assertThat(server.requests()).hasSize(1);
    }

}
