// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.time.Duration;
import java.util.function.LongSupplier;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// How time passes: who wakes us, and a clock in nanoseconds that no operator can set back.
public record Ticks(Scheduler scheduler, LongSupplier nanos) {

    public static Ticks real() {
        return new Ticks(Schedulers.parallel(), System::nanoTime);
    }

    long now() {
        return this.nanos.getAsLong();
    }

    /// How long it is until `span` has passed since `start`; negative once it has.
    Duration remaining(long start, Duration span) {
        return span.minusNanos(now() - start);
    }

}
