// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static dev.entente.stomp.TestConnection.settings;
import static org.assertj.core.api.Assertions.assertThat;

class ConnectionWatchTests {

    private static final HeartBeatPact NO_PROMISE = new HeartBeatPact(Duration.ofSeconds(10), Duration.ZERO);

    private static final HeartBeatPact EVERY_TEN_SECONDS = new HeartBeatPact(Duration.ofSeconds(10),
            Duration.ofSeconds(10));

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    private final ConnectionWatch watch = new ConnectionWatch(settings(), TestConnection.ticks(this.time));

    @Test
    void givesTenSecondsToConnect() {
        watching().then(() -> pass(9999))
            .then(() -> pass(1))
            .expectNext("NO_CONNECT_IN_TIME after 10000 ms")
            .verifyComplete();
        assertThat(Breach.NO_CONNECT_IN_TIME.closeCode().value()).isEqualTo(1008);
    }

    @Test
    void givesNoMoreTimeToConnectToThoseWhoOnlyBeat() {
        watching().then(() -> {
            for (int beat = 0; beat < 10; beat++) {
                pass(1000);
                this.watch.heard(0);
            }
        }).expectNext("NO_CONNECT_IN_TIME after 10000 ms").verifyComplete();
    }

    @Test
    void asksNothingOfAConnectedClientThatPromisedNothing() {
        watching().then(() -> this.watch.connected(NO_PROMISE))
            .then(() -> pass(3_600_000))
            .thenCancel()
            .verify(Duration.ofSeconds(5));
    }

    @Test
    void givesTenSecondsToEndAFrame() {
        watching().then(() -> this.watch.connected(NO_PROMISE))
            .then(() -> this.watch.heard(1))
            .then(() -> pass(9000))
            .then(() -> this.watch.heard(1))
            .then(() -> pass(999))
            .then(() -> pass(1))
            .expectNext("FRAME_NOT_COMPLETED after 10000 ms")
            .verifyComplete();
        assertThat(Breach.FRAME_NOT_COMPLETED.closeCode().value()).isEqualTo(1002);
    }

    @Test
    void givesEachFrameItsOwnTime() {
        watching().then(() -> this.watch.connected(NO_PROMISE)).then(() -> {
            for (long frame = 1; frame <= 5; frame++) {
                this.watch.heard(frame);
                pass(9000);
            }
            this.watch.heard(0);
            pass(60_000);
        }).thenCancel().verify(Duration.ofSeconds(5));
    }

    @Test
    void toleratesTwoIntervalsOfSilence() {
        watching().then(() -> this.watch.connected(EVERY_TEN_SECONDS))
            .then(() -> pass(15_000))
            .then(() -> this.watch.heard(0))
            .then(() -> pass(19_999))
            .then(() -> pass(1))
            .expectNext("SILENT after 35000 ms")
            .verifyComplete();
        assertThat(Breach.SILENT.closeCode().value()).isBetween(3000, 3499);
    }

    @Test
    void staysWithAClientThatKeepsItsPromise() {
        watching().then(() -> this.watch.connected(EVERY_TEN_SECONDS)).then(() -> {
            for (int beat = 0; beat < 1000; beat++) {
                pass(10_000);
                this.watch.heard(0);
            }
        }).thenCancel().verify(Duration.ofSeconds(5));
    }

    private StepVerifier.FirstStep<String> watching() {
        return StepVerifier.create(this.watch.failure()
            .map(violation -> violation.breach() + " after " + this.time.now(TimeUnit.MILLISECONDS) + " ms"));
    }

    private void pass(long millis) {
        this.time.advanceTimeBy(Duration.ofMillis(millis));
    }

}
