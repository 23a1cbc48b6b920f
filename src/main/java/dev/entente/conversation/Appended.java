// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

/// What became of a saying.
///
/// @param isNew false where the same saying was stored before
public record Appended(StoredEvent event, boolean isNew) {
}
