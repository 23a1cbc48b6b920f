// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// How the ledger tells the case what became of an instruction, in the ledger's own transaction.
public interface Settlements {

    /// Every leg was confirmed by the provider.
    Mono<Void> confirmed(UUID conversationId, UUID instructionId);

    /// A leg failed for good, or was reversed after it had been confirmed.
    /// @param leg {@code refund} or {@code release}
    /// @param reason the provider's word for it, if it gave one
    Mono<Void> failed(UUID conversationId, UUID instructionId, String leg, @Nullable String reason);

}
