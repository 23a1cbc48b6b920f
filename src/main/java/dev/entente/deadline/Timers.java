// SPDX-License-Identifier: Apache-2.0

package dev.entente.deadline;

import java.util.Collection;
import java.util.UUID;

import reactor.core.publisher.Mono;

/// The durable timers of all subjects; every call joins the caller's transaction.
public interface Timers {

    /// From now on the subject waits for exactly these.
    Mono<Void> replace(UUID subject, Collection<Timer> timers);

    /// Takes a timer that is due: true once, however many ask.
    Mono<Boolean> take(UUID subject, String kind);

}
