// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import dev.entente.assistant.By;

/// A message in the reader's language, beside what was written.
///
/// @param original what was written
/// @param text the same in the language `to`
/// @param from two-letter code of the original
/// @param to two-letter code of the translation
/// @param by what made it
public record Translated(String original, String text, String from, String to, By by) {
}
