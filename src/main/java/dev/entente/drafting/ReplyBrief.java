// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.List;
import java.util.UUID;

import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;

/// What a reply must say, and to whom.
///
/// @param tenant who pays
/// @param conversation where it is said
/// @param language two-letter code of the reader's language
/// @param reader to whom it is said
/// @param template the reply as the tree fixed it, in that language
/// @param said what the person wrote last, or null
/// @param facts amounts, dates, names and links that may be said beside those of the template
public record ReplyBrief(String tenant, @Nullable UUID conversation, String language, Role reader, String template,
        @Nullable String said, List<String> facts) {

    public ReplyBrief {
        facts = List.copyOf(facts);
    }

}
