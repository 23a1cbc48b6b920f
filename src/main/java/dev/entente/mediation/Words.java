// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.List;
import java.util.UUID;

import dev.entente.conversation.Author;

/// What one party said in one go and the bot has not taken into account yet.
///
/// @param text all of it, in order
/// @param seq the number of the last saying
/// @param photos what was shown
record Words(Author by, String text, long seq, List<UUID> photos) {
}
