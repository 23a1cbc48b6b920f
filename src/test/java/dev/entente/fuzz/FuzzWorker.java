// SPDX-License-Identifier: Apache-2.0

package dev.entente.fuzz;

import java.time.Duration;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/// Tries one input after the other on a thread of its own, which a hanging input cannot take along.
final class FuzzWorker {

    private final Campaign campaign;

    private final Source source;

    private final Target target;

    private final Thread thread = new Thread(this::work, "fuzz");

    private volatile @Nullable Trial trial;

    FuzzWorker(Campaign campaign, Source source, Target target) {
        this.campaign = campaign;
        this.source = source;
        this.target = target;
    }

    FuzzWorker begin() {
        this.thread.setDaemon(true);
        this.thread.start();
        return this;
    }

    /// Whether it is worth waiting for.
    boolean isWorking() {
        return this.thread.isAlive() && !this.campaign.isOver();
    }

    /// The input that has taken this long already, with the place where it is.
    @Nullable Finding findHanging(Duration patience) {
        Trial current = this.trial;
        if (current == null || System.nanoTime() - current.begun() < patience.toNanos()) {
            return null;
        }
        var hanging = new AssertionError("Input " + current.index() + " hangs");
        hanging.setStackTrace(this.thread.getStackTrace());
        return new Finding(current.index(), current.input(), hanging);
    }

    private void work() {
        for (long index = this.campaign.take(); index >= 0; index = this.campaign.take()) {
            attempt(index);
        }
    }

    private void attempt(long index) {
        var random = this.campaign.randomOf(index);
        byte[] input = this.source.draw(random);
        long allocated = HeapWatch.allocatedBytes();
        long begun = System.nanoTime();
        this.trial = new Trial(index, input, begun);
        try {
            String outcome = this.target.probe(Arrays.copyOf(input, input.length), random);
            this.campaign.tally()
                .count(index, outcome, System.nanoTime() - begun, HeapWatch.allocatedBytes() - allocated);
        }
        catch (Throwable failure) {
            this.campaign.found(new Finding(index, input, failure));
        }
        this.trial = null;
    }

    private record Trial(long index, byte[] input, long begun) {
    }

}
