// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// A message whose reader reads another language.
///
/// @param tenant who pays
/// @param conversation where it was written
/// @param text what was written
/// @param from two-letter code of its language
/// @param to two-letter code of the reader's language
public record TranslationBrief(String tenant, @Nullable UUID conversation, String text, String from, String to) {
}
