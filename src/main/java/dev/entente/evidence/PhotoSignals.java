// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.util.UUID;

/// What stands out about one photo. Shown to agents with its reasons, never to a party; it decides nothing (P19).
///
/// @param json an array of objects with `code`, `text` and `i18n`
public record PhotoSignals(UUID photoId, String json) {
}
