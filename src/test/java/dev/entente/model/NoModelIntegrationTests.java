// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import dev.entente.testing.EntenteTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/// The whole server as it is without any setting: it starts without a key.
@EntenteTest
class NoModelIntegrationTests {

    @Autowired
    private ModelClient client;

    @Test
    void saysSoAtOnce() {
        assertThat(this.client.isConfigured()).isFalse();
        StepVerifier.create(this.client.ask(TestWay.call("demo", "Hello")))
            .verifyErrorSatisfies(error -> assertThat(((ModelUnavailable) error).reason())
                .isEqualTo(ModelUnavailable.Reason.NOT_CONFIGURED));
    }

}
