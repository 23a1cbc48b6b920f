// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.entente.fuzz.RawHttp;
import dev.entente.testing.EntenteTest;

import static org.assertj.core.api.Assertions.assertThat;

/// A request that is none is refused and its line closed, whatever was asked on the line before.
@EntenteTest
class UndecodableIntegrationTests {

    /// Answered by a thread of the database.
    private static final String HEALTH = "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static final String BROKEN = "GET /api/v1/trees HTTP/1.1\r\nHost: local\rhost\r\n\r\n";

    private static final int TIMES = 200;

    private static final int PATIENCE_MILLIS = 5_000;

    @LocalServerPort
    int port;

    @Test
    void isRefusedAfterAnAnswerOnTheSameLine() throws IOException {
        for (int time = 0; time < TIMES; time++) {
            try (var line = RawHttp.open(this.port, PATIENCE_MILLIS)) {
                say(line, HEALTH);
                assertThat(line.answer().status()).isEqualTo(200);
                say(line, BROKEN);
                assertThat(line.answer().status()).as("time %d", time).isEqualTo(400);
                assertThat(line.read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void waitsForTheAnswersBeforeIt() throws IOException {
        for (int time = 0; time < TIMES; time++) {
            try (var line = RawHttp.open(this.port, PATIENCE_MILLIS)) {
                say(line, HEALTH + HEALTH + BROKEN + HEALTH);
                assertThat(line.answer().status()).isEqualTo(200);
                assertThat(line.answer().status()).isEqualTo(200);
                assertThat(line.answer().status()).as("time %d", time).isEqualTo(400);
                assertThat(line.read()).isEqualTo(-1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({ "GET /%s HTTP/1.1, 10000, 414", "GET / HTTP/1.1|X: %s, 20000, 431", "GET / HTTP/9.x%s, 0, 400" })
    void saysWhatWasWrong(String request, int length, int status) throws IOException {
        try (var line = RawHttp.open(this.port, PATIENCE_MILLIS)) {
            say(line, request.replace("|", "\r\nHost: localhost\r\n").formatted("a".repeat(length)) + "\r\n\r\n");
            assertThat(line.answer().status()).isEqualTo(status);
            assertThat(line.read()).isEqualTo(-1);
        }
    }

    private static void say(RawHttp line, String words) throws IOException {
        line.send(words.getBytes(StandardCharsets.ISO_8859_1));
    }

}
