// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

import static dev.entente.stomp.OutboundQueue.Offer.CLOSED;
import static dev.entente.stomp.OutboundQueue.Offer.FULL;
import static dev.entente.stomp.OutboundQueue.Offer.TAKEN;
import static dev.entente.stomp.TestConnection.settings;
import static org.assertj.core.api.Assertions.assertThat;

class OutboundQueueTests {

    private static final StompSettings SMALL = settings("frame-size-max=20KB", "queue-size-max=20KB");

    private final OutboundQueue<Words> queue = new OutboundQueue<>(SMALL);

    @Test
    void givesUpAReaderThatTakesNothing() {
        int taken = 0;
        while (this.queue.offer(octets(1000)) == TAKEN) {
            taken++;
        }

        assertThat(taken).isEqualTo(20 * 1024 / (1000 + OutboundQueue.OVERHEAD_BYTES));
        assertThat(this.queue.isSlowReader()).isTrue();
        assertThat(this.queue.isDone()).isTrue();
        assertThat(this.queue.offer(octets(1))).isEqualTo(CLOSED);
    }

    @Test
    void countsSmallFramesToo() {
        int taken = 0;
        while (this.queue.offer(octets(1)) == TAKEN) {
            taken++;
        }

        assertThat(taken).isEqualTo(20 * 1024 / (1 + OutboundQueue.OVERHEAD_BYTES));
    }

    @Test
    void dropsWhatWaitsForAReaderThatIsGivenUp() {
        this.queue.offer(new Words("first"));
        this.queue.offer(new Words("second"));
        assertThat(this.queue.poll()).isEqualTo(new Words("first"));

        assertThat(this.queue.offer(octets(30_000))).isEqualTo(FULL);

        assertThat(this.queue.poll()).isNull();
    }

    @Test
    void releasesOctetsOnlyAsTheyAreTaken() {
        this.queue.offer(octets(100));
        this.queue.offer(octets(200));
        long cost = OutboundQueue.OVERHEAD_BYTES;
        assertThat(this.queue.waitingBytes()).isEqualTo(300 + 2 * cost);

        this.queue.poll();
        assertThat(this.queue.waitingBytes()).isEqualTo(200 + cost);

        this.queue.poll();
        assertThat(this.queue.waitingBytes()).isZero();
    }

    @Test
    void handsOverEverythingThenEnds() {
        this.queue.offer(new Words("a"));
        this.queue.offer(new Words("ERROR"));
        this.queue.finish();

        assertThat(this.queue.offer(new Words("late"))).isEqualTo(CLOSED);
        assertThat(this.queue.isDone()).isFalse();
        assertThat(this.queue.poll()).isEqualTo(new Words("a"));
        assertThat(this.queue.poll()).isEqualTo(new Words("ERROR"));
        assertThat(this.queue.isDone()).isTrue();
        assertThat(this.queue.isSlowReader()).isFalse();
    }

    @Test
    void keepsTheOrderOfEachOfManyThreads() throws Exception {
        var roomy = new OutboundQueue<Words>(settings());
        var start = new CountDownLatch(1);

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int thread = 0; thread < 8; thread++) {
                String name = "t" + thread;
                threads.submit(() -> {
                    start.await();
                    for (int number = 0; number < 500; number++) {
                        assertThat(roomy.offer(new Words(name + ":" + number))).isEqualTo(TAKEN);
                    }
                    return null;
                });
            }
            start.countDown();
        }

        var received = new ArrayList<String>();
        for (Words next = roomy.poll(); next != null; next = roomy.poll()) {
            received.add(next.text());
        }
        assertThat(received).hasSize(4000);
        var next = new HashMap<String, Integer>();
        for (String frame : received) {
            List<String> parts = List.of(frame.split(":"));
            assertThat(Integer.parseInt(parts.getLast())).isEqualTo(next.getOrDefault(parts.getFirst(), 0));
            next.merge(parts.getFirst(), 1, Integer::sum);
        }
    }

    private static Words octets(int count) {
        return new Words("x".repeat(count));
    }

    private record Words(String text) implements QueuedFrame {

        @Override
        public int weight() {
            return this.text.getBytes(StandardCharsets.UTF_8).length;
        }

    }

}
