// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// Which options a free text names.
///
/// @param options ids of the options that are clearly named, best first; empty when none is
/// @param confidence from 0 to 1, of the first option alone being meant
/// @param runnerUp the best option that is not in `options`, or null
public record Match(List<String> options, double confidence, @Nullable String runnerUp) {

    /// A text that names no option.
    public static final Match NONE = new Match(List.of(), 0, null);

    public Match {
        options = List.copyOf(options);
    }

    /// The one option that is meant, where exactly one is.
    ///
    /// @return its id, or null when none or several are named
    public @Nullable String single() {
        return this.options.size() == 1 ? this.options.getFirst() : null;
    }

}
