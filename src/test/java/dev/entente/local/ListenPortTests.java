// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ListenPortTests {

    @ParameterizedTest
    @ValueSource(strings = { "http", "65536", "80.5", "99999999999" })
    void refusesWhatIsNoPort(String port) {
        var environment = new MockEnvironment().withProperty("server.port", port);

        assertThatThrownBy(() -> ListenPort.of(environment)).isInstanceOf(StartRefused.class)
            .hasMessageContaining("SERVER_PORT must be a number");
    }

    @Test
    void namesTheTakenPortAndAnother() throws IOException {
        try (var other = new ServerSocket(0)) {
            var port = new ListenPort(other.getLocalPort(), null);

            assertThatThrownBy(port::requireFree).isInstanceOf(StartRefused.class)
                .hasMessage(ListenPort.takenMessage(other.getLocalPort()));
        }
    }

    @Test
    void acceptsAFreePort() throws IOException {
        new ListenPort(ListenPort.findFree(), null).requireFree();
        new ListenPort(0, null).requireFree();
    }

    @Test
    void isEightThousandAndEightyUnlessSaidOtherwise() {
        assertThat(ListenPort.of(new MockEnvironment()).number()).isEqualTo(8080);
    }

    @Test
    void neverAdvisesAPortThatDoesNotExist() {
        assertThat(ListenPort.takenMessage(65_535)).endsWith("SERVER_PORT=65534");
    }

}
