// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import org.jspecify.annotations.Nullable;

/// The decision tree of a case, the version it started with, and where in it the case stands.
public record TreeMark(String name, String version, @Nullable String node) {

    TreeMark at(@Nullable String where) {
        return new TreeMark(this.name, this.version, where);
    }

}
