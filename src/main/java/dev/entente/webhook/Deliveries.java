// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The log of what went to an endpoint, and how to have it again.
public interface Deliveries {

    /// The newest first, each with its last attempt.
    /// @param before the message that the page before ended with
    Flux<Delivery> list(String tenant, UUID endpointId, @Nullable String state, @Nullable UUID before, int limit);

    /// With all its attempts.
    Mono<Delivery> load(String tenant, UUID endpointId, UUID messageId);

    /// Sends it again, under the same id.
    Mono<Delivery> replay(String tenant, UUID endpointId, UUID messageId);

    /// Sends again what happened in this time, also what the endpoint was never told.
    /// @param failedOnly not what has arrived
    /// @return how many
    Mono<Long> replay(String tenant, UUID endpointId, Instant since, @Nullable Instant until, boolean failedOnly);

    /// Sends a message of type {@link EventTypes#TEST}, once, and waits for the answer.
    Mono<Delivery> test(String tenant, UUID endpointId);

}
