// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static dev.entente.stomp.OutboundQueue.Offer.CLOSED;
import static dev.entente.stomp.OutboundQueue.Offer.FULL;
import static dev.entente.stomp.OutboundQueue.Offer.TAKEN;
import static dev.entente.stomp.TestConnection.bytes;
import static dev.entente.stomp.TestConnection.settings;
import static org.assertj.core.api.Assertions.assertThat;

class OutboundQueueTests {

    private static final StompSettings SMALL = settings("frame-size-max=20KB", "queue-size-max=20KB");

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    private final OutboundQueue queue = new OutboundQueue(SMALL, TestConnection.ticks(this.time));

    @Test
    void givesUpAReaderThatTakesNothing() {
        int taken = 0;
        while (this.queue.offer(new byte[1000]) == TAKEN) {
            taken++;
        }

        assertThat(taken).isEqualTo(20 * 1024 / (1000 + OutboundQueue.OVERHEAD_BYTES));
        assertThat(this.queue.isSlowReader()).isTrue();
        assertThat(this.queue.offer(new byte[1])).isEqualTo(CLOSED);
        this.queue.givenUp().as(StepVerifier::create).verifyComplete();
    }

    @Test
    void countsSmallFramesToo() {
        int taken = 0;
        while (this.queue.offer(new byte[1]) == TAKEN) {
            taken++;
        }

        assertThat(taken).isEqualTo(20 * 1024 / (1 + OutboundQueue.OVERHEAD_BYTES));
    }

    @Test
    void dropsWhatWaitsForAReaderThatIsGivenUp() {
        StepVerifier.create(text(this.queue), 1).then(() -> {
            this.queue.offer(bytes("first"));
            this.queue.offer(bytes("second"));
            assertThat(this.queue.offer(new byte[30_000])).isEqualTo(FULL);
        }).expectNext("first").verifyComplete();
    }

    @Test
    void releasesBytesOnlyAsTheyAreTaken() {
        this.queue.offer(new byte[100]);
        this.queue.offer(new byte[200]);
        long cost = OutboundQueue.OVERHEAD_BYTES;
        assertThat(this.queue.waitingBytes()).isEqualTo(300 + 2 * cost);

        var reader = new BaseSubscriber<byte[]>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.request(1);
            }
        };
        this.queue.frames().subscribe(reader);
        assertThat(this.queue.waitingBytes()).isEqualTo(200 + cost);

        reader.request(1);
        assertThat(this.queue.waitingBytes()).isZero();
    }

    @Test
    void handsOverEverythingThenEnds() {
        this.queue.offer(bytes("a"));
        this.queue.offer(bytes("ERROR"));
        this.queue.finish();

        assertThat(this.queue.offer(bytes("late"))).isEqualTo(CLOSED);
        StepVerifier.create(text(this.queue)).expectNext("a", "ERROR").verifyComplete();
        assertThat(this.queue.isSlowReader()).isFalse();
    }

    @Test
    void doesNotWaitForEverForTheLastToBeTaken() {
        this.queue.offer(bytes("ERROR"));
        this.queue.finish();

        var ended = new AtomicBoolean();
        StepVerifier.create(text(this.queue).doOnComplete(() -> ended.set(true)), 0).then(() -> {
            this.time.advanceTimeBy(Duration.ofMillis(4999));
            assertThat(ended).isFalse();
            this.time.advanceTimeBy(Duration.ofMillis(1));
        }).verifyComplete();
    }

    @Test
    void takesNothingOnceTheConnectionIsGone() {
        this.queue.frames().subscribe().dispose();

        assertThat(this.queue.offer(bytes("late"))).isEqualTo(CLOSED);
    }

    @Test
    void keepsTheOrderOfEachOfManyThreads() throws Exception {
        var roomy = new OutboundQueue(settings(), TestConnection.ticks(this.time));
        var received = new ArrayList<String>();
        roomy.frames().map(TestConnection::text).subscribe(received::add);
        var start = new CountDownLatch(1);

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int thread = 0; thread < 8; thread++) {
                String name = "t" + thread;
                threads.submit(() -> {
                    start.await();
                    for (int number = 0; number < 500; number++) {
                        assertThat(roomy.offer(bytes(name + ":" + number))).isEqualTo(TAKEN);
                    }
                    return null;
                });
            }
            start.countDown();
        }

        assertThat(received).hasSize(4000);
        var next = new HashMap<String, Integer>();
        for (String frame : received) {
            List<String> parts = List.of(frame.split(":"));
            assertThat(Integer.parseInt(parts.getLast())).isEqualTo(next.getOrDefault(parts.getFirst(), 0));
            next.merge(parts.getFirst(), 1, Integer::sum);
        }
    }

    private static Flux<String> text(OutboundQueue queue) {
        return queue.frames().map(TestConnection::text);
    }

}
