// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.UUID;

import dev.entente.assistant.Speaker;
import org.jspecify.annotations.Nullable;

/// A message whose sender may want to say it calmly.
///
/// @param tenant who pays
/// @param conversation where it was written
/// @param speaker who wrote it
/// @param language two-letter code of the sender's language
/// @param text what was written
/// @param currency the order's currency, or null
public record RewordBrief(String tenant, @Nullable UUID conversation, Speaker speaker, String language, String text,
        @Nullable String currency) {
}
