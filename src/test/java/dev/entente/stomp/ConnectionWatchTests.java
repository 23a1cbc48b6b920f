// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static dev.entente.stomp.TestConnection.settings;
import static org.assertj.core.api.Assertions.assertThat;

class ConnectionWatchTests {

    private static final HeartBeatPact NO_PROMISE = new HeartBeatPact(Duration.ofSeconds(10), Duration.ZERO);

    private static final HeartBeatPact EVERY_TEN_SECONDS = new HeartBeatPact(Duration.ofSeconds(10),
            Duration.ofSeconds(10));

    private long now = -5;

    private final ConnectionWatch watch = new ConnectionWatch(settings(), this.now);

    @Test
    void givesTenSecondsToConnect() {
        assertThat(after(9999)).isNull();
        assertThat(after(1)).isEqualTo(Breach.NO_CONNECT_IN_TIME);
        assertThat(Breach.NO_CONNECT_IN_TIME.closeCode().value()).isEqualTo(1008);
    }

    @Test
    void givesNoMoreTimeToConnectToThoseWhoOnlyBeat() {
        for (int beat = 0; beat < 9; beat++) {
            assertThat(after(1000)).isNull();
            this.watch.heard(0, this.now);
        }
        assertThat(after(1000)).isEqualTo(Breach.NO_CONNECT_IN_TIME);
    }

    @Test
    void asksNothingOfAConnectedClientThatPromisedNothing() {
        this.watch.connected(NO_PROMISE, this.now);

        assertThat(after(3_600_000)).isNull();
    }

    @Test
    void givesTenSecondsToEndAFrame() {
        this.watch.connected(NO_PROMISE, this.now);
        this.watch.heard(1, this.now);
        assertThat(after(9000)).isNull();
        this.watch.heard(1, this.now);

        assertThat(after(999)).isNull();
        assertThat(after(1)).isEqualTo(Breach.FRAME_NOT_COMPLETED);
        assertThat(Breach.FRAME_NOT_COMPLETED.closeCode().value()).isEqualTo(1002);
    }

    @Test
    void givesEachFrameItsOwnTime() {
        this.watch.connected(NO_PROMISE, this.now);
        for (long frame = 1; frame <= 5; frame++) {
            this.watch.heard(frame, this.now);
            assertThat(after(9000)).isNull();
        }
        this.watch.heard(0, this.now);

        assertThat(after(60_000)).isNull();
    }

    @Test
    void toleratesTwoIntervalsOfSilence() {
        this.watch.connected(EVERY_TEN_SECONDS, this.now);
        assertThat(after(15_000)).isNull();
        this.watch.heard(0, this.now);

        assertThat(after(19_999)).isNull();
        assertThat(after(1)).isEqualTo(Breach.SILENT);
        assertThat(Breach.SILENT.closeCode().value()).isBetween(3000, 3499);
    }

    @Test
    void staysWithAClientThatKeepsItsPromise() {
        this.watch.connected(EVERY_TEN_SECONDS, this.now);
        for (int beat = 0; beat < 1000; beat++) {
            assertThat(after(10_000)).isNull();
            this.watch.heard(0, this.now);
        }
    }

    private @Nullable Breach after(long millis) {
        this.now += Duration.ofMillis(millis).toNanos();
        ClientFrame.Violation found = this.watch.look(this.now);
        return (found != null) ? found.breach() : null;
    }

}
