// SPDX-License-Identifier: Apache-2.0

package dev.entente.fuzz;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;

/// Leaves out of an input what it does not need to break what it breaks.
final class Shrinker {

    private static final int TRIES_MAX = 3000;

    private static final Duration TIME_MAX = Duration.ofSeconds(20);

    private final Predicate<byte[]> breaks;

    private final long until = System.nanoTime() + TIME_MAX.toNanos();

    private int tries;

    Shrinker(Predicate<byte[]> breaks) {
        this.breaks = breaks;
    }

    byte[] shrink(byte[] input) {
        byte[] smallest = input;
        for (int piece = Math.max(1, input.length / 2); piece > 0; piece /= 2) {
            int at = 0;
            while (at < smallest.length && this.tries < TRIES_MAX && System.nanoTime() < this.until) {
                byte[] smaller = without(smallest, at, Math.min(smallest.length, at + piece));
                this.tries++;
                if (this.breaks.test(smaller)) {
                    smallest = smaller;
                }
                else {
                    at += piece;
                }
            }
        }
        return smallest;
    }

    private static byte[] without(byte[] input, int from, int to) {
        byte[] rest = Arrays.copyOf(input, input.length - (to - from));
        System.arraycopy(input, to, rest, from, input.length - to);
        return rest;
    }

}
