// SPDX-License-Identifier: Apache-2.0

package dev.entente.prompt;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A prompt as it was written, with its slots still open.
///
/// @param name which prompt it is
/// @param version which version of it
/// @param slots the slots that have to be filled
/// @param body the Markdown text below the head
record Template(String name, int version, Set<String> slots, String body) {

    /// `{slot-name}`.
    static final Pattern SLOT = Pattern.compile("\\{([a-z][a-z0-9]*(?:-[a-z0-9]+)*)}");

    Template {
        slots = Set.copyOf(slots);
    }

    /// Puts the values into the slots. A brace in a value is plain text.
    ///
    /// @throws IllegalArgumentException if a slot is left open or a value has no slot
    FilledPrompt fill(Map<String, String> values) {
        if (!values.keySet().equals(this.slots)) {
            throw new IllegalArgumentException("The prompt `%s` has the slots %s, given were %s".formatted(this.name,
                    new TreeSet<>(this.slots), new TreeSet<>(values.keySet())));
        }
        var text = SLOT.matcher(this.body)
            .replaceAll(slot -> Matcher.quoteReplacement(String.valueOf(values.get(slot.group(1)))));
        return new FilledPrompt(this.name, this.version, text);
    }

}
