// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Tokens that are void before their end.
public interface Revocations {

    /// Completes once this node knows of all that were taken back before; an error where
    /// it cannot know.
    Mono<Void> known();

    /// Whether the token of the caller was taken back, as far as this node has heard.
    boolean covers(Caller caller);

    /// What is taken back from now on, on whatever node.
    Flux<Revocation> watch();

}
