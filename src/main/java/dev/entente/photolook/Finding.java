// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import java.util.List;
import java.util.UUID;

import dev.entente.party.Localized;

/// One thing that was found.
///
/// @param code what it is, for programs: `size`, `sharp`, `blurred`, `well_lit`, `dark`, `overexposed`, `text`,
/// `text_unreadable`, `seen` for what a model names; for agents alone `used_before`, `older_than_order`, `injection`
/// @param text the finding; empty in a language in which it is not told
/// @param conversations where else it was found
public record Finding(String code, Localized text, List<UUID> conversations) {

    public Finding {
        conversations = List.copyOf(conversations);
    }

    static Finding of(String code, String en, String fr) {
        return new Finding(code, new Localized(en, fr), List.of());
    }

}
