// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

/// What an operator sees of commits and of the threads that have readers here.
@Component
class ThreadMetrics {

    private final MeterRegistry registry;

    private final Timer time;

    private final DistributionSummary size;

    private final Counter stored;

    private final Counter failed;

    private final Counter gaps;

    private final Counter deliveries;

    ThreadMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.time = Timer.builder("entente.commit.time")
            .description("How long a commit takes that words share")
            .serviceLevelObjectives(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5),
                    Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(100),
                    Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(5))
            .register(registry);
        this.size = DistributionSummary.builder("entente.commit.size")
            .description("How many words share a commit")
            .register(registry);
        this.stored = registry.counter("entente.messages.stored");
        this.failed = registry.counter("entente.commit.failed");
        this.gaps = registry.counter("entente.hubs.gaps");
        this.deliveries = registry.counter("entente.deliveries");
    }

    void watchQueues(Collection<? extends Queue<?>> lanes) {
        Gauge.builder("entente.commit.queue", lanes, all -> all.stream().mapToInt(Queue::size).sum())
            .description("Words that wait for their commit")
            .strongReference(true)
            .register(this.registry);
    }

    void watchHubs(Map<?, ?> open) {
        this.registry.gaugeMapSize("entente.hubs.open", Tags.empty(), open);
    }

    /// @param startedAt nanoseconds of [System#nanoTime()]
    /// @param words how many were in the batch
    /// @param fresh how many of them were not known before
    void committed(long startedAt, int words, long fresh) {
        this.time.record(Duration.ofNanos(System.nanoTime() - startedAt));
        this.size.record(words);
        this.stored.increment(fresh);
    }

    void commitFailed() {
        this.failed.increment();
    }

    void gap() {
        this.gaps.increment();
    }

    void delivered(int readers) {
        this.deliveries.increment(readers);
    }

}
