// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.List;

import dev.entente.assistant.Reading;
import dev.entente.assistant.Seen;

/// Words with what was understood of them.
///
/// @param parts its clauses, each understood alone; none where it is one clause
record Heard(Words words, Reading reading, Seen seen, List<Heard> parts) {

    Heard {
        parts = List.copyOf(parts);
    }

    String text() {
        return this.words.text();
    }

    /// The clauses, or itself where it is one.
    List<Heard> clauses() {
        return this.parts.isEmpty() ? List.of(this) : this.parts;
    }

}
