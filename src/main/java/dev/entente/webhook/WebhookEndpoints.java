// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The endpoints of marketplaces. What is not the tenant's is refused as unknown; an address that must not be called is
/// refused with the reason.
public interface WebhookEndpoints {

    Mono<WebhookEndpoint.Secured> register(String tenant, WebhookEndpoint.Wish wish);

    /// What is disabled gets nothing, and what was on its way to it ends as failed.
    Mono<WebhookEndpoint> change(String tenant, UUID id, WebhookEndpoint.Wish wish);

    Mono<WebhookEndpoint> load(String tenant, UUID id);

    Flux<WebhookEndpoint> list(String tenant);

    Mono<Void> remove(String tenant, UUID id);

    /// Gives it a new secret.
    /// @param overlap for how long the one before signs too
    Mono<WebhookEndpoint.Secured> rotate(String tenant, UUID id, @Nullable Duration overlap);

}
