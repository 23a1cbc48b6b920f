// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import reactor.core.publisher.Mono;

/// Tells an agent what happened in a case.
public interface CaseSummary {

    /// Summarises: by a model with only sentences that hold, else the list of facts.
    /// Never an error.
    ///
    /// @param brief the case
    /// @return one summary
    Mono<Summary> summarise(SummaryBrief brief);

}
