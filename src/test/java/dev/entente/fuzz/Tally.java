// SPDX-License-Identifier: Apache-2.0

package dev.entente.fuzz;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// What became of the inputs of a campaign.
public final class Tally {

    private final Map<String, Integer> outcomes = new TreeMap<>();

    private int inputs;

    private long slowestNanos;

    private long slowest;

    private long mostAllocated;

    private long hungriest;

    private long peakHeap;

    private long keptHeap;

    private long seconds;

    synchronized void count(long index, String outcome, long nanos, long allocated) {
        this.inputs++;
        this.outcomes.merge(outcome, 1, Integer::sum);
        if (nanos > this.slowestNanos) {
            this.slowestNanos = nanos;
            this.slowest = index;
        }
        if (allocated > this.mostAllocated) {
            this.mostAllocated = allocated;
            this.hungriest = index;
        }
    }

    synchronized void end(long nanos, HeapWatch heap) {
        this.seconds = TimeUnit.NANOSECONDS.toSeconds(nanos);
        this.peakHeap = heap.peakBytes();
        this.keptHeap = heap.keptBytes();
    }

    /// Each kind of outcome, with how often it came.
    public synchronized Map<String, Integer> outcomes() {
        return Map.copyOf(this.outcomes);
    }

    /// The most that one input took from the heap.
    public synchronized long mostAllocated() {
        return this.mostAllocated;
    }

    /// What the campaign left behind on the heap.
    public synchronized long keptHeap() {
        return this.keptHeap;
    }

    synchronized String line() {
        return String.format(Locale.ROOT,
                "%d inputs in %d s, %d distinct outcomes, 0 exceptions, slowest input %.1f ms (number %d), "
                        + "most taken by one input %.2f MB (number %d), peak heap %.0f MB, kept after collection %.1f MB",
                this.inputs, this.seconds, this.outcomes.size(), this.slowestNanos / 1e6, this.slowest,
                megabytes(this.mostAllocated), this.hungriest, megabytes(this.peakHeap), megabytes(this.keptHeap));
    }

    synchronized String table() {
        return this.outcomes.entrySet()
            .stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(outcome -> String.format(Locale.ROOT, "%10d  %s%n", outcome.getValue(), outcome.getKey()))
            .collect(Collectors.joining());
    }

    private static double megabytes(long bytes) {
        return bytes / (1024.0 * 1024.0);
    }

}
