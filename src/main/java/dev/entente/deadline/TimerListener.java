// SPDX-License-Identifier: Apache-2.0

package dev.entente.deadline;

import java.util.UUID;

import reactor.core.publisher.Mono;

/// Hears that a timer is due. It calls {@link Timers#take} in the transaction of what it does about it; an error leaves
/// the timer due, and it is tried again later.
public interface TimerListener {

    Mono<Void> due(UUID subject, String kind);

}
