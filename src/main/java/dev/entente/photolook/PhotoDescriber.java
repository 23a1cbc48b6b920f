// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import dev.entente.evidence.PhotoLook;
import reactor.core.publisher.Mono;

/// Says what a photo shows: the port of the local path and of the one with a model.
public interface PhotoDescriber {

    /// Looks at one photo. What cannot be found out is said in the findings; an error is
    /// for what another attempt may mend.
    ///
    /// @param look what was measured when the photo was taken in
    /// @param jpeg the stored copy; empty where it is not to be had
    Mono<Described> describe(PhotoLook look, byte[] jpeg);

}
