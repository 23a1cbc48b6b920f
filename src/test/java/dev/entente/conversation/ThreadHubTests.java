// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.entente.conversation.StoredEvent.Prev;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ThreadHubTests {

    private final UUID thread = UUID.randomUUID();

    private final ThreadHub hub = new ThreadHub(this.thread, 4, new ThreadMetrics(new SimpleMeterRegistry()));

    private final Heard listener = new Heard();

    @Test
    void tellsEachEventOnceAndInOrder() {
        assertThat(this.hub.join(this.listener)).isEqualTo(4);

        assertThat(this.hub.offer(event(5))).isTrue();
        assertThat(this.hub.offer(event(5))).isTrue();
        assertThat(this.hub.offer(event(6))).isTrue();
        assertThat(this.hub.offer(event(3))).isTrue();

        assertThat(this.listener.numbers).containsExactly(5L, 6L);
        assertThat(this.hub.cursor()).isEqualTo(6);
    }

    @Test
    void tellsNothingBehindAGap() {
        this.hub.join(this.listener);

        assertThat(this.hub.offer(event(6))).isFalse();

        assertThat(this.listener.numbers).isEmpty();
        assertThat(this.hub.cursor()).isEqualTo(4);
    }

    @Test
    void tellsWhatCameEarlyInItsTurn() {
        this.hub.join(this.listener);
        this.hub.offer(event(8));
        this.hub.offer(event(6));
        this.hub.offer(event(8));
        assertThat(this.hub.hasGap()).isTrue();

        assertThat(this.hub.offer(event(5))).isTrue();
        assertThat(this.listener.numbers).containsExactly(5L, 6L);
        assertThat(this.hub.hasGap()).isTrue();

        assertThat(this.hub.offer(event(7))).isTrue();
        assertThat(this.listener.numbers).containsExactly(5L, 6L, 7L, 8L);
        assertThat(this.hub.hasGap()).isFalse();
    }

    @Test
    void keepsNoMoreThanABoundedNumberOfEarlyOnes() {
        this.hub.join(this.listener);
        for (long seq = 6; seq < 2000; seq++) {
            this.hub.offer(event(seq));
        }

        this.hub.offer(event(5));

        assertThat(this.hub.hasGap()).isFalse();
        assertThat(this.hub.cursor()).isEqualTo(5 + 512);
    }

    @Test
    void seatsAListenerBehindWhatWasTold() {
        this.hub.offer(event(5));

        assertThat(this.hub.join(this.listener)).isEqualTo(5);
        this.hub.offer(event(6));
        this.hub.leave(this.listener);
        this.hub.offer(event(7));

        assertThat(this.listener.numbers).containsExactly(6L);
        assertThat(this.hub.isDeserted()).isTrue();
    }

    private Announcement event(long seq) {
        return new Announcement(new StoredEvent(this.thread, seq, UUID.randomUUID(), Instant.EPOCH, "text", null,
                Author.BOT, Audience.ALL, new Prev(0, 0, 0), null, "{}"));
    }

    private static final class Heard implements ThreadListener {

        private final List<Long> numbers = new ArrayList<>();

        @Override
        public void hear(Announcement announcement) {
            this.numbers.add(announcement.event().seq());
        }

        @Override
        public void pass(byte[] message) {
            throw new AssertionError("nothing passes here");
        }

    }

}
