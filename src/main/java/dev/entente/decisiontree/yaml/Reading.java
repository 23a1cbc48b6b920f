// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree.yaml;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// What was found in a file: its outermost table, where it could be read, and every flaw.
public record Reading(YamlNode.@Nullable Table root, List<Flaw> flaws) {

    static Reading refused(Flaw flaw) {
        return new Reading(null, List.of(flaw));
    }

}
