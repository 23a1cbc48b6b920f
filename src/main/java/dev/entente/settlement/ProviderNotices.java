// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.util.UUID;

import reactor.core.publisher.Mono;

/// Takes what a provider tells us without being asked.
///
/// A notice is a bell: it carries no state, it makes us look the key up. Doubled, reordered or late notices
/// therefore end where one notice in time would have ended. Authenticity is checked by the door that received it.
public interface ProviderNotices {

    /// Stores the notice and wakes the worker.
    /// @param eventId the provider's id of the event, the same when it is sent again
    /// @param key the key of the leg that the event is about
    Mono<Taken> receive(String eventId, UUID key);

    /// What was done with a notice; all three are answered with success.
    enum Taken {

        /// The leg will be looked up.
        HEARD,
        /// The same event was here before.
        DUPLICATE,
        /// No leg has that key; the notice is kept.
        PARKED

    }

}
