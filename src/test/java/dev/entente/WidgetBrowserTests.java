// SPDX-License-Identifier: Apache-2.0

package dev.entente;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.entente.testing.EntenteTest;
import dev.entente.testing.RealServers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/// Plays whole disputes in a real browser against the real server: the widget of buyer and seller, the agent's desk and the
/// demo page. The plays themselves are written in `frontend-widget/browser-tests`.
@EntenteTest(properties = "entente.demo=true")
class WidgetBrowserTests {

    private static final Duration timeMax = Duration.ofMinutes(10);

    @LocalServerPort
    int port;

    @Test
    void everyComponentKeepsItsPromises() throws IOException, InterruptedException {
        run("unit-tests");
    }

    @Test
    void disputesAreSettledInTheBrowser() throws IOException, InterruptedException {
        run("browser-tests");
    }

    private void run(String script) throws IOException, InterruptedException {
        Path log = Path.of("target", script + ".log");
        var builder = new ProcessBuilder("npm", "run", "--silent", script)
            .directory(Path.of("frontend-widget").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
        builder.environment().put("ENTENTE_BASE_URL", "http://localhost:" + this.port);
        builder.environment().put("ENTENTE_TOKEN_SECRET", RealServers.TOKEN_SECRET);
        builder.environment().put("ENTENTE_BROWSER_PATIENCE_MS", "60000");

        Process node = builder.start();
        boolean ended = node.waitFor(timeMax.toSeconds(), TimeUnit.SECONDS);
        node.destroyForcibly();

        assertThat(ended && node.exitValue() == 0).as("%s, which say:\n%s", script, Files.readString(log)).isTrue();
    }

}
