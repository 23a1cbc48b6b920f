// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import reactor.core.publisher.Mono;

/// Says what a photo shows.
public interface PhotoDescriber {

    /// Describes without judging.
    ///
    /// @param brief the photo
    /// @return the description; empty without a model or where nothing usable came. Never
    /// an error
    Mono<Description> describe(PhotoBrief brief);

}
