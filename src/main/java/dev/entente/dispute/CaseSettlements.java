// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Brings what became of a payout to its case.
@Component
class CaseSettlements implements Settlements {

    private final ObjectProvider<Cases> cases;

    CaseSettlements(ObjectProvider<Cases> cases) {
        this.cases = cases;
    }

    @Override
    public Mono<Void> confirmed(UUID conversationId, UUID instructionId) {
        return this.cases.getObject().apply(conversationId, new Command.Confirmed(instructionId), null).then();
    }

    @Override
    public Mono<Void> failed(UUID conversationId, UUID instructionId, String leg, @Nullable String reason) {
        return this.cases.getObject()
            .apply(conversationId, new Command.Failed(instructionId, leg, reason), null)
            .then();
    }

}
