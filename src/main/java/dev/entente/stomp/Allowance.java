// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.time.Duration;

/// How much a client may still do: it drains with every act and fills again as time passes.
final class Allowance {

    private final Ticks ticks;

    private final double perNano;

    private final double capacity;

    private double left;

    private long lookedAt;

    Allowance(Ticks ticks, int acts, Duration per, int capacity) {
        this.ticks = ticks;
        this.perNano = (double) acts / per.toNanos();
        this.capacity = capacity;
        this.left = capacity;
        this.lookedAt = ticks.now();
    }

    /// Takes from the allowance, even where nothing is left.
    void take(int acts) {
        long now = this.ticks.now();
        this.left = Math.min(this.capacity, this.left + (now - this.lookedAt) * this.perNano) - acts;
        this.lookedAt = now;
    }

    boolean isOverdrawn() {
        return this.left < 0;
    }

    /// Whether as much was taken in excess as was allowed at all.
    boolean isFarOverdrawn() {
        return this.left < -this.capacity;
    }

}
