// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import dev.entente.gateway.Callers;
import dev.entente.gateway.Origins;
import dev.entente.gateway.limit.Limits;
import dev.entente.party.Caller;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import dev.entente.party.Role;
import dev.entente.stomp.ClientFrame;

/// Who may come in: by the token of the CONNECT, from a page of the token's own tenant.
@Component
class Welcome {

    private final Callers callers;

    private final Origins origins;

    private final Limits limits;

    Welcome(Callers callers, Origins origins, Limits limits) {
        this.callers = callers;
        this.origins = origins;
        this.limits = limits;
    }

    Mono<Caller> admit(ClientFrame.Connect connect, Page page) {
        return this.callers.verify(connect.authorization()).map(caller -> {
            this.origins.demand(caller.tenant(), page.origin(), page.host());
            if (!caller.role().isParty() && !caller.is(Role.AGENT)) {
                throw Refused.because(Refusal.Reason.FORBIDDEN, "Conversations are for parties and agents.");
            }
            this.limits.connect(caller).demand();
            return caller;
        });
    }

}
