// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/// How a call ends that takes too long.
class TimeLimitTests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    void aCallThatFailsOfBeingClosedHasTakenTooLong() {
        Publisher<String> closing = TimeLimitTests::failWhenClosed;

        StepVerifier.create(TimeLimit.guard(Flux.from(closing), Duration.ofMillis(20)))
            .expectError(TimeoutException.class)
            .verify(PATIENCE);
    }

    @Test
    void aCallThatFailsInTimeKeepsItsError() {
        StepVerifier.create(TimeLimit.guard(Flux.error(new IOException("closed")), PATIENCE))
            .expectError(IOException.class)
            .verify(PATIENCE);
    }

    private static void failWhenClosed(Subscriber<?> reader) {
        reader.onSubscribe(new Subscription() {
            @Override
            public void request(long pieces) {
            }

            @Override
            public void cancel() {
                reader.onError(new IOException("closed"));
            }
        });
    }

}
