// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

/// What a bounded look at a message found.
///
/// @param violence threatens a person with violence: not to be forwarded, tier 3
/// @param insult attacks the other person: one calm reminder, then tier 2
/// @param danger tells of danger to people or of despair: tier 3
/// @param legal threatens with a lawyer, a court, an authority or the press: tier 3
public record Seen(boolean violence, boolean insult, boolean danger, boolean legal) {

    /// A message in which nothing stands out.
    public static final Seen NOTHING = new Seen(false, false, false, false);

}
