// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import reactor.core.publisher.Mono;

/// Puts a message into the reader's language.
public interface Translation {

    /// Translates where a model does and every figure stays.
    ///
    /// @param brief the message
    /// @return the translation; empty without a model, where it cannot be trusted, or
    /// where both languages are the same. Never an error
    Mono<Translated> translate(TranslationBrief brief);

}
