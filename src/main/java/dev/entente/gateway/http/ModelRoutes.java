// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.List;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import dev.entente.audit.Act;
import dev.entente.audit.Audit;
import dev.entente.gateway.Json;
import dev.entente.gateway.Snapshots;
import dev.entente.model.ModelClient;
import dev.entente.model.ModelSwitch;
import dev.entente.party.Refused;

/// Lets operators see whether the model may be called, and forbid it on every node at once.
@Component
class ModelRoutes implements Routes {

    private final Json json;

    private final ModelClient model;

    private final ModelSwitch operator;

    private final Audit audit;

    private final TransactionalOperator transaction;

    ModelRoutes(Json json, ModelClient model, ModelSwitch operator, Audit audit, TransactionalOperator transaction) {
        this.json = json;
        this.model = model;
        this.operator = operator;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/model", Route.OPERATORS, _ -> shown()),
                Route.write(HttpMethod.PUT, "/model", Route.OPERATORS, this::flip));
    }

    private Mono<Reply> shown() {
        return this.operator.isOn()
            .map(on -> Reply.json(200, Snapshots.object().put("configured", this.model.isConfigured()).put("on", on)));
    }

    private Mono<Reply> flip(Call call) {
        var body = call.fields(this.json).only("on");
        if (!body.has("on")) {
            throw Refused.invalid("on", "'on' is missing.");
        }
        boolean on = body.flag("on", true);
        var by = call.caller();
        var act = Act.by(by.tenant(), "model.switched", by.role().wire(), by.id()).with("on", on);
        return this.audit.note(act)
            .then(this.operator.set(on))
            .as(this.transaction::transactional)
            .then(Mono.defer(this::shown));
    }

}
