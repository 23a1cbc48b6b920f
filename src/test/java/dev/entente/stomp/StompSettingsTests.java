// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.entente.stomp.TestConnection.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StompSettingsTests {

    @Test
    void startsWithoutConfiguration() {
        StompSettings settings = settings();

        assertThat(settings.frameSizeMax().toBytes()).isEqualTo(65_536);
        assertThat(settings.connectTimeMax()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.subscriptionsMax()).isEqualTo(128);
    }

    @ParameterizedTest
    @ValueSource(strings = { "frame-size-max=2MB", "frame-size-max=8KB", "header-line-size-max=10B",
            "header-block-size-max=512B", "authorization-size-max=17KB", "headers-max=0", "subscriptions-max=-1",
            "frames-per-second-max=0", "line-feeds-per-minute-max=0", "queue-size-max=60KB", "queue-size-max=3GB",
            "heart-beat-out=0s", "heart-beat-in=999ms", "heart-beat-in=6m", "frame-time-max=0s", "connect-time-max=-1s",
            "close-time-max=0s" })
    void refusesLimitsThatAreNone(String change) {
        assertThatThrownBy(() -> settings(change)).rootCause().hasMessageContaining("entente.stomp");
    }

}
