// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import reactor.core.publisher.Mono;

/// Understands free text: the port that the local path and, later, model-backed ones implement.
public interface Assistant {

    /// Reads one message. The same utterance always gives the same local reading, and no
    /// text makes it fail.
    ///
    /// @param utterance the words and what is known beside them
    /// @return exactly one reading
    Mono<Reading> read(Utterance utterance);

}
