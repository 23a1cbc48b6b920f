// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The languages that every tree speaks in full.
final class Languages {

    /// The language of the tree's own file.
    static final String ORIGINAL = "en";

    /// Languages that must have a file beside the tree.
    static final List<String> REQUIRED = List.of("fr");

    static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

    private Languages() {
    }

}
