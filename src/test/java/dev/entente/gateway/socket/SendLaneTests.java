// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class SendLaneTests {

    private final SendLane lane = new SendLane(Runnable::run, 2);

    @Test
    void hasRoomForAFixedNumber() {
        this.lane.begin();
        StepVerifier.create(this.lane.room()).verifyComplete();
        this.lane.begin();
        assertThat(this.lane.hasRoom()).isFalse();

        StepVerifier.create(this.lane.room()).expectSubscription().then(this.lane::end).verifyComplete();
    }

    @Test
    void isDrainedWhenAllHasEnded() {
        StepVerifier.create(this.lane.drained()).verifyComplete();
        this.lane.begin();
        this.lane.begin();
        this.lane.end();

        StepVerifier.create(this.lane.drained()).expectSubscription().then(this.lane::end).verifyComplete();
    }

    @Test
    void wakesOnlyWhoHasWhatHeWaitsFor() {
        this.lane.begin();
        this.lane.begin();
        var drained = StepVerifier.create(this.lane.drained());

        StepVerifier.create(this.lane.room()).expectSubscription().then(this.lane::end).verifyComplete();

        drained.expectSubscription().then(this.lane::end).verifyComplete();
    }

}
