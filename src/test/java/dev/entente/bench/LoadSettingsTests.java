// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LoadSettingsTests {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private static LoadSettings read(String words) {
        return LoadSettings.read(words.split(" "), SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://192.0.2.1:8080", "http://[2001:db8::1]:8080", "http://0.0.0.0:8080",
            "https://127.0.0.1", "ws://127.0.0.1", "127.0.0.1:8080", "file:///etc/passwd" })
    void refusesEveryOtherMachine(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> read("--url " + url));
    }

    @ParameterizedTest
    @ValueSource(strings = { "--threads 0", "--threads 2001", "--threads x", "--threads", "--rate 20001", "--window 65",
            "--duration 601", "--drain 61", "--text-bytes 4001", "--rate 5 --window 4", "--threads 1 --threads 1",
            "--pids 1,x", "--nonsense 1", "threads 1" })
    void refusesWhatIsOutOfBounds(String words) {
        assertThatIllegalArgumentException().isThrownBy(() -> read("--url http://127.0.0.1:1 " + words));
    }

    @Test
    void wantsToKnowWhichServer() {
        assertThatIllegalArgumentException().isThrownBy(() -> read("--threads 3"));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> LoadSettings.read(new String[] { "--url", "http://127.0.0.1:1" }, null));
    }

    @Test
    void takesThisMachine() {
        var settings = read("--url http://localhost:8431 --threads 7 --rate 300");
        assertThat(settings.members()).isEqualTo(21);
        assertThat(settings.pace()).isEqualTo(new Pace.OpenLoop(300));
        assertThat(read("--url http://[::1]:8431").pace()).isEqualTo(new Pace.ClosedLoop(4));
    }

}
