// SPDX-License-Identifier: Apache-2.0

package dev.entente;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.entente.model.FakeModelServer;
import dev.entente.model.ModelRequest;
import dev.entente.model.Script;
import dev.entente.testing.EntenteTest;
import dev.entente.testing.RealServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/// Shows in a real browser what a language model adds. The plays are written in `frontend-widget/browser-tests/with-model`; the
/// model is a scripted one behind the real wire format.
@EntenteTest(properties = { "entente.demo=true", "spring.ai.model.chat=openai", "spring.ai.openai.api-key=none",
        "spring.ai.openai.chat.model=fake" })
class ModelBrowserTests {

    private static final Duration timeMax = Duration.ofMinutes(5);

    private static final FakeModelServer model = FakeModelServer.start().script(ModelBrowserTests::answer);

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void baseUrl(DynamicPropertyRegistry properties) {
        properties.add("spring.ai.openai.base-url", model::openAiBaseUrl);
    }

    @AfterAll
    static void stop() {
        model.close();
    }

    private static Script answer(ModelRequest request) {
        if (request.system().contains("You word the messages")) {
            return Script
                .says("Je suis désolé que votre abat-jour soit arrivé cassé. ", "J'ai compris ainsi ; ",
                        "vous pouvez le corriger si c'est faux.")
                .pausing(Duration.ofMillis(700));
        }
        if (request.system().contains("You describe photos")) {
            return request.system().contains("in English") ? Script.says("""
                    {"seen": "The photo shows a lamp on a light ground, with a dark bar.", "findings": ["dark bar"],
                    "not_visible": ["the bottom of the lamp"], "title_match": "unclear", "texts": []}""") : Script
                .says("""
                        {"seen": "On voit une lampe sur un fond clair, avec une barre sombre.", "findings": ["barre sombre"],
                        "not_visible": ["le dessous de la lampe"], "title_match": "unclear", "texts": []}""");
        }
        return Script.says("I would rather not say.");
    }

    @Test
    void aModelAddsWordsInTheBrowser() throws IOException, InterruptedException {
        Path log = Path.of("target", "model-browser-tests.log");
        var builder = new ProcessBuilder("npm", "run", "--silent", "model-browser-tests")
            .directory(Path.of("frontend-widget").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
        builder.environment().put("ENTENTE_BASE_URL", "http://localhost:" + this.port);
        builder.environment().put("ENTENTE_TOKEN_SECRET", RealServers.TOKEN_SECRET);
        builder.environment().put("ENTENTE_BROWSER_PATIENCE_MS", "60000");
        builder.environment().put("ENTENTE_PICTURES", Path.of("target", "pictures").toAbsolutePath().toString());

        Process node = builder.start();
        boolean ended = node.waitFor(timeMax.toSeconds(), TimeUnit.SECONDS);
        node.destroyForcibly();

        assertThat(ended && node.exitValue() == 0).as("The plays say:\n%s", Files.readString(log)).isTrue();
    }

}
