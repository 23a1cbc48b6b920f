// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import dev.entente.assistant.By;

/// What an agent reads first.
///
/// @param text the summary; made here, it is the list of facts
/// @param by what made it
public record Summary(String text, By by) {
}
