// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.time.Instant;
import java.util.UUID;

import dev.entente.party.Caller;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Cases as documents of PostgreSQL, with what queries need beside them.
@Repository
class R2dbcCases {

    private final DatabaseClient database;

    private final JsonMapper json;

    /// What a later release keeps beside what this one knows is none of this one's
    /// business.
    private final ObjectReader reader;

    R2dbcCases(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
        this.reader = json.readerFor(Case.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    Mono<Case> find(UUID id) {
        return this.database.sql("select state from dispute where conversation_id = :id")
            .bind("id", id)
            .map(this::read)
            .one();
    }

    /// The case, locked until the transaction ends.
    Mono<Case> lock(UUID id) {
        return this.database.sql("select state from dispute where conversation_id = :id for update")
            .bind("id", id)
            .map(this::read)
            .one();
    }

    private Case read(Readable row) {
        return this.reader.readValue(row.get("state", Json.class).asString());
    }

    /// What a decision looks at beside the case, the order and the money.
    Mono<Around> around(Case now) {
        return this.database.sql("""
                select entente_now() as now, c.agent_said_at, c.head,
                    (select count(*) from dispute d where d.tenant = c.tenant and d.stage = 'awaiting_agent') as waiting
                from conversation c where c.id = :id""")
            .bind("id", now.id())
            .map(row -> new Around(row.get("now", Instant.class), row.get("agent_said_at", Instant.class),
                    row.get("waiting", Long.class), row.get("head", Long.class)))
            .one();
    }

    /// What this release does not know stays in the document.
    Mono<Void> save(Case now) {
        return bound("""
                insert into dispute (conversation_id, tenant, order_id, version, stage, awaited, due_at, tier, priority,
                    holder, waiting_since, state)
                values (:id, :tenant, :order, :version, :stage, :awaited, :due, :tier, :priority, :holder,
                    case when :stage = 'awaiting_agent' then entente_now() end, :state)
                on conflict (conversation_id) do update set version = excluded.version, stage = excluded.stage,
                    awaited = excluded.awaited, due_at = excluded.due_at, tier = excluded.tier,
                    priority = excluded.priority, holder = excluded.holder, state = dispute.state || excluded.state,
                    waiting_since = case when excluded.stage = 'awaiting_agent'
                        then coalesce(dispute.waiting_since, excluded.waiting_since) end""", now).then();
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, Case now) {
        var spec = this.database.sql(sql)
            .bind("id", now.id())
            .bind("tenant", now.tenant())
            .bind("order", now.orderId())
            .bind("version", now.version())
            .bind("stage", now.stage().wire())
            .bind("awaited", now.stage().awaited().wire())
            .bind("tier", now.tier())
            .bind("priority", now.priority().wire())
            .bind("state", Json.of(this.json.writeValueAsString(now)));
        spec = bind(spec, "due", now.until().dueAt(), Instant.class);
        return bind(spec, "holder", now.isHeld() ? now.controller() : null, String.class);
    }

    private static <T> DatabaseClient.GenericExecuteSpec bind(DatabaseClient.GenericExecuteSpec spec, String name,
            @Nullable T value, Class<T> type) {
        return value != null ? spec.bind(name, value) : spec.bindNull(name, type);
    }

    Flux<Cases.Listed> list(Caller caller, @Nullable UUID before, int limit) {
        String mine = switch (caller.role()) {
            case BUYER -> "c.buyer_id = :person";
            case SELLER -> "c.seller_id = :person";
            default -> "d.holder = :person";
        };
        String order = caller.order() != null ? " and c.order_id = :order" : "";
        var spec = this.database
            .sql("select d.state, d.waiting_since, c.buyer_name, c.seller_name from dispute d"
                    + " join conversation c on c.id = d.conversation_id where d.tenant = :tenant and " + mine + order
                    + " and (:before::uuid is null or c.id < :before) order by c.id desc limit :limit")
            .bind("tenant", caller.tenant())
            .bind("person", caller.id())
            .bind("limit", limit);
        spec = bind(spec, "before", before, UUID.class);
        return (caller.order() != null ? spec.bind("order", caller.order()) : spec).map(this::listed).all();
    }

    Flux<Cases.Listed> queue(String tenant, int limit) {
        return this.database.sql("""
                select d.state, d.waiting_since, c.buyer_name, c.seller_name from dispute d
                join conversation c on c.id = d.conversation_id
                where d.tenant = :tenant and d.stage in ('awaiting_agent', 'with_agent')
                order by d.tier desc, d.due_at, d.conversation_id limit :limit""")
            .bind("tenant", tenant)
            .bind("limit", limit)
            .map(this::listed)
            .all();
    }

    private Cases.Listed listed(Readable row) {
        return new Cases.Listed(read(row), row.get("buyer_name", String.class), row.get("seller_name", String.class),
                row.get("waiting_since", Instant.class));
    }

    /// Time, the agents' last word, and the queue.
    record Around(Instant now, @Nullable Instant agentSaidAt, long waiting, long head) {
    }

}
