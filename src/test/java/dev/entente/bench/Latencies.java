// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

/// Times of which percentiles are asked later, kept with an error below one in sixty-four and without a limit in number.
final class Latencies {

    /// Each power of two is cut into that many parts.
    private static final int PARTS = 64;

    private static final int PARTS_BITS = 6;

    private final long[] counts = new long[(Long.SIZE - PARTS_BITS) * PARTS];

    private long count;

    private long max;

    /// @param nanos below zero counts as zero
    void record(long nanos) {
        long time = Math.max(0, nanos);
        this.counts[place(time)]++;
        this.count++;
        this.max = Math.max(this.max, time);
    }

    long count() {
        return this.count;
    }

    double maxMillis() {
        return this.max / 1e6;
    }

    /// The time that the given share of all stays within, in milliseconds; zero where
    /// there are none.
    double millis(double share) {
        long wanted = (long) Math.ceil(share * this.count);
        long passed = 0;
        for (int place = 0; place < this.counts.length; place++) {
            passed += this.counts[place];
            if (passed >= wanted && passed > 0) {
                return Math.min(upperBound(place), this.max) / 1e6;
            }
        }
        return 0;
    }

    private static int place(long time) {
        if (time < PARTS) {
            return (int) time;
        }
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(time);
        return (power - PARTS_BITS + 1) * PARTS + (int) (time >>> (power - PARTS_BITS)) - PARTS;
    }

    private static long upperBound(int place) {
        int power = place / PARTS;
        long part = place % PARTS;
        return (power == 0) ? part : ((part + PARTS + 1) << (power - 1)) - 1;
    }

}
