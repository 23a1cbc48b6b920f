// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static dev.entente.stomp.TestConnection.bytes;
import static dev.entente.stomp.TestConnection.settings;
import static org.assertj.core.api.Assertions.assertThat;

class HeartBeatsTests {

    private static final HeartBeatPact EVERY_TEN_SECONDS = new HeartBeatPact(Duration.ofSeconds(10), Duration.ZERO);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    private final Ticks ticks = TestConnection.ticks(this.time);

    private final OutboundQueue queue = new OutboundQueue(settings(), this.ticks);

    private final HeartBeats heartBeats = new HeartBeats(this.queue, this.ticks);

    private final List<String> sent = new ArrayList<>();

    @Test
    void beatsWhenNothingElseIsSent() {
        this.queue.frames().map(TestConnection::text).subscribe(this.sent::add);
        Disposable beating = this.heartBeats.beat(EVERY_TEN_SECONDS).subscribe();

        this.time.advanceTimeBy(Duration.ofMillis(9999));
        assertThat(this.sent).isEmpty();
        this.time.advanceTimeBy(Duration.ofMillis(30_001));

        assertThat(this.sent).containsExactly("\n", "\n", "\n", "\n");
        beating.dispose();
    }

    @Test
    void countsFromTheLastFrame() {
        this.queue.frames().map(TestConnection::text).subscribe(this.sent::add);
        Disposable beating = this.heartBeats.beat(EVERY_TEN_SECONDS).subscribe();

        this.time.advanceTimeBy(Duration.ofSeconds(6));
        this.queue.offer(bytes("word"));
        this.time.advanceTimeBy(Duration.ofMillis(9999));
        assertThat(this.sent).containsExactly("word");
        this.time.advanceTimeBy(Duration.ofMillis(1));

        assertThat(this.sent).containsExactly("word", "\n");
        beating.dispose();
    }

    @Test
    void addsNothingToWhatASlowReaderHasNotTaken() {
        this.queue.frames().subscribe(new BaseSubscriber<byte[]>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.request(1);
            }
        });
        Disposable beating = this.heartBeats.beat(EVERY_TEN_SECONDS).subscribe();
        this.queue.offer(bytes("taken"));
        this.queue.offer(bytes("waits"));

        this.time.advanceTimeBy(Duration.ofMinutes(5));

        assertThat(this.queue.waitingBytes()).isEqualTo("waits".length() + OutboundQueue.OVERHEAD_BYTES);
        beating.dispose();
    }

    @Test
    void stopsWithTheQueue() {
        StepVerifier.create(this.heartBeats.beat(EVERY_TEN_SECONDS)).then(() -> {
            this.queue.finish();
            this.time.advanceTimeBy(Duration.ofSeconds(10));
        }).verifyComplete();
    }

}
