// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;

import dev.entente.deadline.ProductClock;
import dev.entente.outbox.Notice;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import dev.entente.worker.Nudge;

/// The log in PostgreSQL, and what is asked of it.
final class R2dbcDeliveries implements Deliveries {

    private static final String SHOWN = """
            select d.message_id, m.type, m.at, m.body, d.state,
                   case when d.state = 'pending' and isfinite(d.next_try_at) then d.next_try_at end as next_try_at
              from webhook_delivery d join webhook_message m on m.id = d.message_id
             where d.endpoint_id = :endpoint""";

    /// Also what was never on its way: the endpoint was disabled, or did not exist yet.
    private static final String REPLAY = """
            insert into webhook_delivery (endpoint_id, message_id, number, subject, tries_max, next_try_at)
            select e.id, m.id, m.number, m.subject, :tries, entente_now()
              from webhook_endpoint e join webhook_message m on m.tenant = e.tenant
              left join webhook_delivery d on d.endpoint_id = e.id and d.message_id = m.id
             where e.id = :endpoint and m.at >= :since and m.at < coalesce(:until, 'infinity'::timestamptz)
               and m.type <> :test and (cardinality(e.types) = 0 or m.type = any(e.types))
               and (d.state is null or d.state = 'failed' or (d.state = 'delivered' and not :failedOnly))
             order by m.number limit :most
            on conflict (endpoint_id, message_id) do update set state = 'pending', tries = 0, first_try_at = null,
                   tries_max = excluded.tries_max, next_try_at = excluded.next_try_at,
                   lease_token = webhook_delivery.lease_token + 1, lease_until = null""";

    private static final String REPLAY_ONE = """
            update webhook_delivery set state = 'pending', tries = 0, first_try_at = null, tries_max = :tries,
                   next_try_at = entente_now(), lease_token = lease_token + 1, lease_until = null
             where endpoint_id = :endpoint and message_id = :message""";

    private static final String TEST = """
            with message as (insert into webhook_message (id, tenant, subject, type, at, body)
                             values (:id, :tenant, :endpoint, :type, :at, :body) returning *)
            insert into webhook_delivery (endpoint_id, message_id, number, subject, tries_max, next_try_at)
            select :endpoint, m.id, m.number, m.subject, 1, 'infinity' from message m""";

    private final DatabaseClient database;

    private final WebhookEndpoints endpoints;

    private final R2dbcClaims claims;

    private final DeliveryWorker worker;

    private final FanOut fanOut;

    private final ProductClock clock;

    private final Nudge nudge;

    private final WebhookSettings settings;

    R2dbcDeliveries(DatabaseClient database, WebhookEndpoints endpoints, R2dbcClaims claims, DeliveryWorker worker,
            FanOut fanOut, ProductClock clock, Nudge nudge, WebhookSettings settings) {
        this.database = database;
        this.endpoints = endpoints;
        this.claims = claims;
        this.worker = worker;
        this.fanOut = fanOut;
        this.clock = clock;
        this.nudge = nudge;
        this.settings = settings;
    }

    @Override
    public Flux<Delivery> list(String tenant, UUID endpointId, @Nullable String state, @Nullable UUID before,
            int limit) {
        return this.endpoints.load(tenant, endpointId)
            .thenMany(Flux.defer(() -> this.database.sql(SHOWN
                    + " and (:state::text is null or d.state = :state) and (:before::uuid is null or d.number <"
                    + " (select number from webhook_message where id = :before)) order by d.number desc limit :limit")
                .bind("endpoint", endpointId)
                .bind("state", Parameters.in(R2dbcType.VARCHAR, state))
                .bind("before", before == null ? Parameters.in(UUID.class) : Parameters.in(before))
                .bind("limit", limit)
                .map(row -> delivery(row, List.of()))
                .all()))
            .concatMap(delivery -> attempts(endpointId, delivery, 1));
    }

    @Override
    public Mono<Delivery> load(String tenant, UUID endpointId, UUID messageId) {
        return this.endpoints.load(tenant, endpointId)
            .then(Mono.defer(() -> this.database.sql(SHOWN + " and d.message_id = :message")
                .bind("endpoint", endpointId)
                .bind("message", messageId)
                .map(row -> delivery(row, List.of()))
                .one()))
            .switchIfEmpty(Mono.error(Refused::notFound))
            .flatMap(delivery -> attempts(endpointId, delivery, this.settings.attemptsShownMax()));
    }

    private Mono<Delivery> attempts(UUID endpointId, Delivery of, int most) {
        return this.database.sql("""
                select * from (select * from webhook_attempt where endpoint_id = :endpoint and message_id = :message
                                order by number desc limit :most) last order by number""")
            .bind("endpoint", endpointId)
            .bind("message", of.messageId())
            .bind("most", most)
            .map(R2dbcDeliveries::attempt)
            .all()
            .collectList()
            .map(attempts -> new Delivery(of.messageId(), of.type(), of.at(), of.body(), of.state(), of.nextTryAt(),
                    attempts));
    }

    @Override
    public Mono<Delivery> replay(String tenant, UUID endpointId, UUID messageId) {
        return enabled(tenant, endpointId)
            .then(Mono.defer(() -> this.database.sql(REPLAY_ONE)
                .bind("tries", this.settings.triesMax())
                .bind("endpoint", endpointId)
                .bind("message", messageId)
                .fetch()
                .rowsUpdated()))
            .filter(rows -> rows == 1)
            .switchIfEmpty(Mono.error(Refused::notFound))
            .doOnNext(_ -> this.nudge.ring())
            .then(Mono.defer(() -> load(tenant, endpointId, messageId)))
            .checkpoint("webhook.replay");
    }

    @Override
    public Mono<Long> replay(String tenant, UUID endpointId, Instant since, @Nullable Instant until,
            boolean failedOnly) {
        return enabled(tenant, endpointId).then(Mono.defer(() -> this.database.sql(REPLAY)
            .bind("tries", this.settings.triesMax())
            .bind("endpoint", endpointId)
            .bind("since", since)
            .bind("until", until == null ? Parameters.in(Instant.class) : Parameters.in(until))
            .bind("test", EventTypes.TEST)
            .bind("failedOnly", failedOnly)
            .bind("most", this.settings.replayMax())
            .fetch()
            .rowsUpdated())).doOnNext(_ -> this.nudge.ring()).checkpoint("webhook.replay-range");
    }

    private Mono<WebhookEndpoint> enabled(String tenant, UUID endpointId) {
        return this.endpoints.load(tenant, endpointId)
            .filter(WebhookEndpoint::isEnabled)
            .switchIfEmpty(Mono.error(() -> Refused.because(Refusal.Reason.STALE,
                    "The endpoint is disabled; enable it before it is sent anything.")));
    }

    @Override
    public Mono<Delivery> test(String tenant, UUID endpointId) {
        var data = JsonNodeFactory.instance.objectNode().put("endpoint_id", endpointId.toString());
        return this.endpoints.load(tenant, endpointId)
            .then(Mono.defer(this.clock::now))
            .map(now -> Notice.of(tenant, endpointId, EventTypes.TEST, now, data.toString()))
            .flatMap(notice -> store(notice)
                .then(Mono.defer(() -> this.claims.take(endpointId, notice.id(), this.settings.leaseFor())))
                .flatMap(this.worker::deliver)
                .then(Mono.defer(() -> load(tenant, endpointId, notice.id()))))
            .checkpoint("webhook.test");
    }

    private Mono<Void> store(Notice test) {
        return this.database.sql(TEST)
            .bind("id", test.id())
            .bind("tenant", test.tenant())
            .bind("endpoint", test.subject())
            .bind("type", test.type())
            .bind("at", test.at())
            .bind("body", this.fanOut.body(test))
            .then();
    }

    private static Delivery delivery(Readable row, List<Delivery.Attempt> attempts) {
        return new Delivery(Objects.requireNonNull(row.get("message_id", UUID.class)), text(row, "type"),
                Objects.requireNonNull(row.get("at", Instant.class)), text(row, "body"), text(row, "state"),
                row.get("next_try_at", Instant.class), attempts);
    }

    private static Delivery.Attempt attempt(Readable row) {
        return new Delivery.Attempt(number(row, "number"), Objects.requireNonNull(row.get("at", Instant.class)),
                text(row, "url"), Objects.requireNonNull(row.get("sent_at", Long.class)), text(row, "signature"),
                number(row, "latency_ms"), row.get("status", Integer.class), row.get("response", String.class),
                row.get("error", String.class));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static int number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Integer.class), column);
    }

}
