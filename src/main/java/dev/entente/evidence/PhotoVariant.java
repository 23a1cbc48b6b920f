// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The two copies that are kept of every photo.
public enum PhotoVariant {

    FULL, THUMB;

    /// The word for it in addresses and file names: `full` or `thumb`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PhotoVariant> of(String word) {
        return Stream.of(values()).filter(variant -> variant.word().equals(word)).findFirst();
    }

}
