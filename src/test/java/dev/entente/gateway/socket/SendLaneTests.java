// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class SendLaneTests {

    private final List<Integer> told = new ArrayList<>();

    private final SendLane lane = new SendLane(2);

    @Test
    void tellsInTheOrderOfSending() {
        var first = submit(1);
        var second = submit(2);

        second.tryEmitValue(() -> this.told.add(2));
        assertThat(this.told).isEmpty();
        first.tryEmitValue(() -> this.told.add(1));

        assertThat(this.told).containsExactly(1, 2);
    }

    @Test
    void hasRoomForAFixedNumber() {
        var first = submit(1);
        StepVerifier.create(this.lane.room()).verifyComplete();
        submit(2);

        StepVerifier.create(this.lane.room())
            .expectSubscription()
            .then(() -> first.tryEmitValue(() -> this.told.add(1)))
            .verifyComplete();
    }

    @Test
    void isDrainedWhenAllIsTold() {
        StepVerifier.create(this.lane.drained()).verifyComplete();
        var first = submit(1);
        var second = submit(2);

        StepVerifier.create(this.lane.drained()).expectSubscription().then(() -> {
            first.tryEmitValue(() -> this.told.add(1));
            second.tryEmitValue(() -> this.told.add(2));
        }).verifyComplete();
        assertThat(this.told).containsExactly(1, 2);
    }

    private Sinks.One<Runnable> submit(int number) {
        var outcome = Sinks.<Runnable>one();
        this.lane.submit(outcome.asMono());
        return outcome;
    }

}
