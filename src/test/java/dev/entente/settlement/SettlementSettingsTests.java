// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettlementSettingsTests {

    @Test
    void refusesALeaseShorterThanTheWorkUnderIt() {
        assertThatThrownBy(() -> bind(Map.of("entente.settlement.lease-for", "15s"))).rootCause()
            .hasMessageContaining("lease-for");
    }

    @Test
    void refusesAWorkerWithoutHands() {
        assertThatThrownBy(() -> bind(Map.of("entente.settlement.concurrency-max", "0"))).rootCause()
            .hasMessageContaining("concurrency-max");
    }

    @Test
    void refusesAHoldThatEndsBeforeItIsExtended() {
        assertThatThrownBy(() -> bind(Map.of("entente.settlement.hold-for", "1d"))).rootCause()
            .hasMessageContaining("hold-for");
    }

    @Test
    void doublesTheWaitUpToItsLimit() {
        var settings = bind(Map.of());

        assertThat(settings.retryDelay(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.retryDelay(3)).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.retryDelay(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.pendingDelay(1)).isEqualTo(Duration.ofSeconds(2));
    }

    static SettlementSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("entente.settlement",
                SettlementSettings.class);
    }

}
