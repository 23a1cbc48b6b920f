// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// How a message came to an endpoint.
///
/// @param messageId the {@code webhook-id}
/// @param at when it happened, in product time
/// @param state {@code pending}, {@code delivered} or {@code failed}
/// @param nextTryAt null where no try is due
/// @param attempts the last ones, oldest first
public record Delivery(UUID messageId, String type, Instant at, String body, String state, @Nullable Instant nextTryAt,
        List<Attempt> attempts) {

    /// One try.
    ///
    /// @param sentAt the {@code webhook-timestamp}
    /// @param signature the {@code webhook-signature}
    /// @param status null where nothing was answered; then {@code error} says why
    /// @param response the beginning of the answer's body
    public record Attempt(int number, Instant at, String url, long sentAt, String signature, int latencyMs,
            @Nullable Integer status, @Nullable String response, @Nullable String error) {
    }

}
