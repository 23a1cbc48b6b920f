// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import dev.entente.party.Role;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What it costs to tell an event to those who listen to its thread. Run by `bench/micro`.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ThreadHubMicro {

    private static final UUID THREAD = UUID.fromString("01a20fca-4eb5-7b12-b95e-7a5675c0487c");

    private static final Author BUYER = new Author(Role.BUYER, "b-1", "Buyer");

    private static final Instant NOW = Instant.now();

    private final ThreadHub hub = new ThreadHub(THREAD, 0, new ThreadMetrics(new SimpleMeterRegistry()));

    @Param({ "3", "30" })
    private int listeners;

    private long heard;

    private long seq;

    @Setup
    public void join() {
        for (int listener = 0; listener < this.listeners; listener++) {
            this.hub.join(new ThreadListener() {

                @Override
                public void hear(Announcement announcement) {
                    ThreadHubMicro.this.heard += announcement.event().seq();
                }

                @Override
                public void pass(byte[] message) {
                }

            });
        }
    }

    @Benchmark
    public long tell() {
        long number = ++this.seq;
        var prev = new StoredEvent.Prev(number - 1, number - 1, number - 1);
        var event = new StoredEvent(THREAD, number, THREAD, NOW, "text", null, BUYER, Audience.ALL, prev, null, "{}");
        if (!this.hub.offer(new Announcement(event))) {
            throw new IllegalStateException("a gap");
        }
        return this.heard;
    }

}
