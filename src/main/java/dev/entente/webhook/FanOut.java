// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import dev.entente.outbox.Notice;
import dev.entente.outbox.OutboxListener;
import dev.entente.worker.Nudge;

/// Makes of a notice one message, and a delivery for each endpoint that wants it. A message is kept where the tenant has
/// any endpoint, so that one that was disabled can have it later.
final class FanOut implements OutboxListener {

    private static final String SPREAD = """
            with message as (insert into webhook_message (id, tenant, subject, type, at, body)
                             select :id, :tenant, :subject, :type, :at, :body
                              where exists (select from webhook_endpoint where tenant = :tenant)
                             on conflict (id) do nothing returning *)
            insert into webhook_delivery (endpoint_id, message_id, number, subject, tries_max, next_try_at)
            select e.id, m.id, m.number, m.subject, :tries, entente_now()
              from message m join webhook_endpoint e on e.tenant = m.tenant
             where e.disabled_at is null and (cardinality(e.types) = 0 or m.type = any(e.types))""";

    private final DatabaseClient database;

    private final JsonMapper json;

    private final Nudge nudge;

    private final WebhookSettings settings;

    FanOut(DatabaseClient database, JsonMapper json, Nudge nudge, WebhookSettings settings) {
        this.database = database;
        this.json = json;
        this.nudge = nudge;
        this.settings = settings;
    }

    @Override
    public Mono<Void> hear(Notice notice) {
        return this.database.sql(SPREAD)
            .bind("id", notice.id())
            .bind("tenant", notice.tenant())
            .bind("subject", notice.subject())
            .bind("type", notice.type())
            .bind("at", notice.at())
            .bind("body", body(notice))
            .bind("tries", this.settings.triesMax())
            .fetch()
            .rowsUpdated()
            .flatMap(deliveries -> deliveries > 0 ? this.nudge.afterCommit() : Mono.empty())
            .checkpoint("webhook.fan-out");
    }

    String body(Notice notice) {
        var body = JsonNodeFactory.instance.objectNode()
            .put("type", notice.type())
            .put("timestamp", notice.at().toString());
        body.set("data", this.json.readTree(notice.data()));
        return body.toString();
    }

}
