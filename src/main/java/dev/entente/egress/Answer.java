// SPDX-License-Identifier: Apache-2.0

package dev.entente.egress;

import org.jspecify.annotations.Nullable;

/// What came back.
///
/// @param body the beginning of it, as text
/// @param retryAfter as the header had it
public record Answer(int status, String body, @Nullable String retryAfter) {
}
