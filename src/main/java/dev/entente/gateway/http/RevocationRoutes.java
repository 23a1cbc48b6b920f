// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import dev.entente.gateway.Json;
import dev.entente.gateway.Snapshots;
import dev.entente.party.Role;
import dev.entente.revocation.TokenRevocation;

/// Takes the tokens of a person back, because the account was stolen, closed or locked.
@Component
class RevocationRoutes implements Routes {

    private static final int idMax = 200;

    private static final Set<Role> roles = Set.of(Role.MARKETPLACE, Role.OPERATOR);

    private final Json json;

    private final TokenRevocation revocation;

    RevocationRoutes(Json json, TokenRevocation revocation) {
        this.json = json;
        this.revocation = revocation;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/revocations", roles, this::revoke));
    }

    private Mono<Reply> revoke(Call call) {
        String id = call.fields(this.json).only("id").text("id", idMax);
        return this.revocation.revoke(call.caller(), id)
            .map(revoked -> Reply.json(200,
                    Snapshots.object()
                        .put("id", revoked.personId())
                        .put("tokens_valid_after", revoked.validAfter().toString())));
    }

}
