// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import reactor.core.publisher.Flux;

/// Words a reply whose content is fixed.
public interface ReplyWriter {

    /// Hands on sentences as they are checked, then the whole. Without a model, or when
    /// it fails, is slow or says something that is not so, the whole is the template.
    /// Never an error. Cancelling stops the model.
    ///
    /// @param brief what must be said
    /// @return sentences and, last, one [ReplyPiece.Worded]
    Flux<ReplyPiece> sentences(ReplyBrief brief);

}
