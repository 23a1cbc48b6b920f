// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The way to the language model. Every call is bounded in time, length and money; personal data is masked before it leaves and
/// put back in what returns; every use is stored. A call that cannot be made or fails is a [ModelUnavailable], and nothing else.
public interface ModelClient {

    /// @return whether a model is configured at all; where not, nothing needs to be tried
    boolean isConfigured();

    /// Asks and waits for the whole answer. Cancelling closes the call upstream.
    ///
    /// @return the answer's text, or [ModelUnavailable]
    Mono<String> ask(ModelCall call);

    /// Asks and hands the answer on piece by piece, as the model says it. Cancelling
    /// closes the call upstream.
    ///
    /// @return pieces of the answer, which may end with [ModelUnavailable] after some of
    /// them
    Flux<String> stream(ModelCall call);

    /// Notes what became of an answer once it was checked.
    ///
    /// @param use the call's id
    /// @param verdict what became of the answer
    Mono<Void> note(UUID use, Verdict verdict);

    /// What became of an answer.
    enum Verdict {

        /// It was taken as it was.
        TAKEN,

        /// It was taken after one repair.
        REPAIRED,

        /// Parts of it were dropped.
        DROPPED_PARTLY,

        /// It was not taken; the local path served.
        REJECTED

    }

}
