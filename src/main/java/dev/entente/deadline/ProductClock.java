// SPDX-License-Identifier: Apache-2.0

package dev.entente.deadline;

import java.time.Duration;
import java.time.Instant;

import reactor.core.publisher.Mono;

/// What the product calls now: the database's clock, moved forward in tests.
public interface ProductClock {

    Mono<Instant> now();

    /// Whether this server lets its clock be moved.
    boolean isSettable();

    /// Moves the clock forward and fires what becomes due on the way, in due order.
    /// Where more becomes due than is fired in a short while, it is refused as
    /// unavailable, and the clock stands as far as it came.
    /// @return the time it is then
    Mono<Instant> advance(Duration by);

}
