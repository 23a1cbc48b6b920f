// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import java.util.List;

import dev.entente.party.Localized;

/// What was found in a photo.
///
/// @param by `local` for software that measures and reads, `model` for one that describes
/// @param text the whole of it, for people
/// @param textFound what is written in the picture; words of a stranger, only ever quoted; empty where there are none
public record Described(String by, Localized text, List<Finding> findings, String textFound) {

    public Described {
        findings = List.copyOf(findings);
    }

}
