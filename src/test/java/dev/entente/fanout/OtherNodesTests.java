// SPDX-License-Identifier: Apache-2.0

package dev.entente.fanout;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OtherNodesTests {

    private static final long SELF = 1;

    private long now = -7;

    private final OtherNodes nodes = new OtherNodes(SELF, Duration.ofSeconds(10), () -> this.now);

    @Test
    void isAloneUntilSomebodyElseIsHeard() {
        assertThat(this.nodes.heard(SELF)).isFalse();
        assertThat(this.nodes.isAlone()).isTrue();

        assertThat(this.nodes.heard(2)).isTrue();

        assertThat(this.nodes.isAlone()).isFalse();
        assertThat(this.nodes.heard(2)).isFalse();
    }

    @Test
    void forgetsWhoIsSilent() {
        this.nodes.heard(2);
        pass(6);
        this.nodes.heard(3);
        pass(6);
        this.nodes.forgetSilent();
        assertThat(this.nodes.isAlone()).isFalse();

        pass(6);
        this.nodes.forgetSilent();

        assertThat(this.nodes.isAlone()).isTrue();
        assertThat(this.nodes.heard(2)).isTrue();
    }

    @Test
    void takesALineForDeadThatDoesNotBringItsOwnVoice() {
        pass(6);
        this.nodes.heard(SELF);
        pass(6);
        this.nodes.heard(2);
        assertThat(this.nodes.isDeaf()).isFalse();

        pass(6);
        assertThat(this.nodes.isDeaf()).isTrue();

        this.nodes.listenAnew();
        assertThat(this.nodes.isDeaf()).isFalse();
    }

    private void pass(long seconds) {
        this.now += Duration.ofSeconds(seconds).toNanos();
    }

}
