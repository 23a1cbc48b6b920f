// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import org.jspecify.annotations.Nullable;

import dev.entente.egress.Answer;

/// One try as it went.
///
/// @param sentAt the {@code webhook-timestamp}
/// @param answer null where none came; then {@code error} says why
record Tried(long sentAt, String signature, int latencyMs, @Nullable Answer answer, @Nullable String error) {
}
