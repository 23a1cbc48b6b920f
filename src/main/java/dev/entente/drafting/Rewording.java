// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import reactor.core.publisher.Mono;

/// Says a hostile message calmly, without changing a fact.
public interface Rewording {

    /// Suggests a calm wording: of a model where one is configured and keeps every fact,
    /// else made here. Never an error.
    ///
    /// @param brief what was written, and by whom
    /// @return one suggestion
    Mono<Draft> reword(RewordBrief brief);

}
