// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import dev.entente.assistant.Reading;
import dev.entente.assistant.Seen;

/// Words with what was understood of them.
record Heard(Words words, Reading reading, Seen seen) {

    String text() {
        return this.words.text();
    }

}
