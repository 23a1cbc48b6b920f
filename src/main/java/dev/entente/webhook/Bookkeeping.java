// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;

import dev.entente.deadline.ProductClock;
import dev.entente.outbox.Notice;
import dev.entente.outbox.Outbox;

/// Writes down what a try came to: the attempt, the delivery and the endpoint in one transaction, or nothing.
final class Bookkeeping {

    private static final Logger log = LoggerFactory.getLogger(Bookkeeping.class);

    private static final String ATTEMPT = """
            insert into webhook_attempt (endpoint_id, message_id, number, url, sent_at, signature, latency_ms, status,
                                         response, error)
            select :endpoint, :message, coalesce(max(number), 0) + 1, :url, :sent, :signature, :latency, :status,
                   :response, :error
              from webhook_attempt where endpoint_id = :endpoint and message_id = :message""";

    private static final String SETTLE = """
            update webhook_delivery set state = :state, lease_token = lease_token + 1, lease_until = null,
                   next_try_at = entente_now() + :delay * interval '1 millisecond'
             where endpoint_id = :endpoint and message_id = :message and lease_token = :token""";

    /// One that had anything since the first try of what was given up is not dead.
    private static final String DISABLE = """
            update webhook_endpoint e set disabled_at = entente_now(), disabled_reason = :reason
              from webhook_delivery d
             where e.id = :endpoint and e.disabled_at is null and d.endpoint_id = e.id and d.message_id = :message
               and (:gone or e.delivered_at is null or e.delivered_at < d.first_try_at)""";

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final Outbox outbox;

    private final ProductClock clock;

    Bookkeeping(DatabaseClient database, TransactionalOperator transaction, Outbox outbox, ProductClock clock) {
        this.database = database;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Fails with [LeaseLost] where the delivery is not this node's any more.
    Mono<Void> book(Claim claim, Tried tried, Outcome outcome) {
        return lock(claim.endpointId()).then(Mono.defer(() -> settle(claim, outcome)))
            .then(Mono.defer(() -> note(claim, tried)))
            .then(Mono.defer(() -> follow(claim, tried, outcome)))
            .as(this.transaction::transactional)
            .checkpoint("webhook.book");
    }

    private Mono<Void> lock(UUID endpointId) {
        return this.database.sql("select from webhook_endpoint where id = :id for update")
            .bind("id", endpointId)
            .then();
    }

    private Mono<Void> settle(Claim claim, Outcome outcome) {
        String state = switch (outcome) {
            case Outcome.Delivered _ -> "delivered";
            case Outcome.Again _ -> "pending";
            case Outcome.GivenUp _ -> "failed";
        };
        var delay = outcome instanceof Outcome.Again(var in, var _) ? in : Duration.ZERO;
        return key(this.database.sql(SETTLE), claim).bind("token", claim.token())
            .bind("state", state)
            .bind("delay", delay.toMillis())
            .fetch()
            .rowsUpdated()
            .filter(rows -> rows == 1)
            .switchIfEmpty(Mono.error(() -> new LeaseLost(claim)))
            .then();
    }

    private Mono<Void> note(Claim claim, Tried tried) {
        var answer = tried.answer();
        return key(this.database.sql(ATTEMPT), claim).bind("url", claim.url())
            .bind("sent", tried.sentAt())
            .bind("signature", tried.signature())
            .bind("latency", tried.latencyMs())
            .bind("status", Parameters.in(R2dbcType.INTEGER, answer == null ? null : answer.status()))
            .bind("response", Parameters.in(R2dbcType.VARCHAR, answer == null ? null : storable(answer.body())))
            .bind("error", Parameters.in(R2dbcType.VARCHAR, tried.error()))
            .then();
    }

    /// PostgreSQL has no zero in a text.
    private static String storable(String body) {
        return body.replace('\0', '\uFFFD');
    }

    private static DatabaseClient.GenericExecuteSpec key(DatabaseClient.GenericExecuteSpec spec, Claim claim) {
        return spec.bind("endpoint", claim.endpointId()).bind("message", claim.messageId());
    }

    private Mono<Void> follow(Claim claim, Tried tried, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered _ ->
                this.database.sql("update webhook_endpoint set delivered_at = entente_now() where id = :id")
                    .bind("id", claim.endpointId())
                    .then();
            case Outcome.Again(var _, var rest) -> rest == null ? Mono.empty() : rest(claim, rest);
            case Outcome.GivenUp(var gone) -> claim.isTest() ? Mono.empty() : giveUp(claim, tried, gone);
        };
    }

    private Mono<Void> rest(Claim claim, Duration rest) {
        return this.database.sql("""
                update webhook_endpoint set rest_until = greatest(rest_until,
                    entente_now() + :rest * interval '1 millisecond') where id = :id""")
            .bind("rest", rest.toMillis())
            .bind("id", claim.endpointId())
            .then();
    }

    private Mono<Void> giveUp(Claim claim, Tried tried, boolean gone) {
        String reason = gone ? "gone" : "failing";
        return key(this.database.sql(DISABLE), claim).bind("reason", reason)
            .bind("gone", gone)
            .fetch()
            .rowsUpdated()
            .filter(rows -> rows == 1)
            .flatMap(_ -> this.database.sql(R2dbcEndpoints.STOP)
                .bind("id", claim.endpointId())
                .then()
                .then(Mono.defer(() -> tell(claim, tried, reason))));
    }

    private Mono<Void> tell(Claim claim, Tried tried, String reason) {
        log.warn("Webhook endpoint {} of {} is disabled ({}): the last try of message {} ended with {}",
                claim.endpointId(), claim.tenant(), reason, claim.messageId(),
                tried.answer() == null ? tried.error() : tried.answer().status());
        var data = JsonNodeFactory.instance.objectNode()
            .put("alert", "webhook_endpoint_disabled")
            .put("endpoint_id", claim.endpointId().toString())
            .put("reason", reason)
            .put("message_id", claim.messageId().toString())
            .put("status", tried.answer() == null ? null : tried.answer().status());
        return this.clock.now()
            .map(now -> Notice.of(claim.tenant(), claim.endpointId(), EventTypes.ALERT, now, data.toString()))
            .flatMap(notice -> this.outbox.put(List.of(notice)));
    }

    /// Another node has taken the delivery since, or it was stopped or sent again.
    static final class LeaseLost extends RuntimeException {

        LeaseLost(Claim claim) {
            super("The lease of " + claim.messageId() + " for " + claim.endpointId() + " is gone", null, false, false);
        }

    }

}
