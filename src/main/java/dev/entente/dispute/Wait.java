// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Until when the case waits, and what happens then.
public record Wait(@Nullable Instant dueAt, Silence onSilence) {
}
