// SPDX-License-Identifier: Apache-2.0

package dev.entente.deadline;

import java.time.Instant;

/// Something that becomes due; a subject has at most one of a kind.
///
/// @param kind what is due, in the subject's own words
/// @param dueAt product time; it may fire late, never early
public record Timer(String kind, Instant dueAt) {
}
