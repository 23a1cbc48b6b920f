// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// Where a marketplace wants to hear of its cases.
///
/// @param types what it hears of; empty for everything
/// @param disabledReason {@code owner}, {@code gone} or {@code failing}; null while it is called
/// @param deliveredAt when something last arrived
/// @param oldSecretUntil until when the secret before this one signs too
public record WebhookEndpoint(UUID id, String url, @Nullable String description, List<String> types, Instant createdAt,
        @Nullable Instant disabledAt, @Nullable String disabledReason, @Nullable Instant deliveredAt,
        @Nullable Instant oldSecretUntil) {

    public boolean isEnabled() {
        return this.disabledAt == null;
    }

    /// What the owner says of an endpoint.
    public record Wish(String url, @Nullable String description, List<String> types, boolean enabled) {
    }

    /// An endpoint with its secret, which is shown this once.
    public record Secured(WebhookEndpoint endpoint, String secret) {
    }

}
