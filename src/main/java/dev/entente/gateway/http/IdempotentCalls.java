// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.UUID;
import java.util.function.Supplier;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

import dev.entente.gateway.GatewaySettings;
import dev.entente.gateway.Json;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;

/// Answers that are kept under their Idempotency-Key: the same call twice has one effect and one answer. A call that never
/// ended, because its server died, is taken over after its lease.
@Repository
class IdempotentCalls {

    private final DatabaseClient database;

    private final GatewaySettings settings;

    IdempotentCalls(DatabaseClient database, GatewaySettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /// Runs the call, or gives the answer of the first time. A call without a key always
    /// runs.
    Mono<Reply> once(Call call, Supplier<Mono<Reply>> run) {
        if (call.key() == null) {
            return run.get();
        }
        var slot = new Slot(call.caller().tenant(), call.caller().role().wire() + "/" + call.caller().id(),
                call.request().method().name() + " " + call.request().path(), call.key(), Json.digest(call.body()),
                UUID.randomUUID());
        return claim(slot).flatMap(_ -> run(slot, run)).switchIfEmpty(Mono.defer(() -> known(slot)));
    }

    private Mono<Reply> run(Slot slot, Supplier<Mono<Reply>> run) {
        return run.get()
            .flatMap(reply -> reply.status() < 500 && reply.status() != 429 ? keep(slot, reply).thenReturn(reply)
                    : forget(slot).thenReturn(reply));
    }

    /// Empty where the key is taken.
    private Mono<UUID> claim(Slot slot) {
        return bound("""
                insert into idempotent_call (tenant, caller, route, key, digest, lease, lease_until)
                values (:tenant, :caller, :route, :key, :digest, :lease,
                    clock_timestamp() + make_interval(secs => :leaseLife))
                on conflict (tenant, caller, route, key) do update set digest = excluded.digest,
                    lease = excluded.lease, lease_until = excluded.lease_until, status = null, body = null,
                    asked_at = clock_timestamp()
                where idempotent_call.asked_at < clock_timestamp() - make_interval(secs => :keyLife)
                    or (idempotent_call.status is null and idempotent_call.lease_until < clock_timestamp()
                        and idempotent_call.digest = excluded.digest)
                returning lease""", slot).bind("digest", slot.digest())
            .bind("lease", slot.lease())
            .bind("leaseLife", this.settings.keyLease().toMillis() / 1000.0)
            .bind("keyLife", this.settings.keyLife().toMillis() / 1000.0)
            .map(row -> row.get("lease", UUID.class))
            .one();
    }

    private Mono<Reply> known(Slot slot) {
        return bound("""
                select digest, status, content_type, etag, body from idempotent_call
                where tenant = :tenant and caller = :caller and route = :route and key = :key""", slot)
            .map(IdempotentCalls::kept)
            .one()
            .switchIfEmpty(Mono.error(IdempotentCalls::running))
            .map(kept -> kept.answer(slot));
    }

    private static Kept kept(Readable row) {
        return new Kept(row.get("digest", String.class), row.get("status", Integer.class),
                row.get("content_type", String.class), row.get("etag", String.class), row.get("body", byte[].class));
    }

    private static Refused running() {
        return Refused.because(Refusal.Reason.STILL_RUNNING, "The first request under this key is still running.");
    }

    private Mono<Void> keep(Slot slot, Reply reply) {
        var spec = bound("""
                update idempotent_call set status = :status, content_type = :type, etag = :etag, body = :body
                where tenant = :tenant and caller = :caller and route = :route and key = :key and lease = :lease""",
                slot)
            .bind("lease", slot.lease())
            .bind("status", reply.status())
            .bind("type", reply.contentType())
            .bind("body", reply.body());
        return (reply.etag() != null ? spec.bind("etag", reply.etag()) : spec.bindNull("etag", String.class)).then();
    }

    private Mono<Void> forget(Slot slot) {
        return bound("""
                delete from idempotent_call
                where tenant = :tenant and caller = :caller and route = :route and key = :key and lease = :lease""",
                slot)
            .bind("lease", slot.lease())
            .then();
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, Slot slot) {
        return this.database.sql(sql)
            .bind("tenant", slot.tenant())
            .bind("caller", slot.caller())
            .bind("route", slot.route())
            .bind("key", slot.key());
    }

    /// Forgets what is older than a key's life.
    Mono<Long> clear() {
        return this.database
            .sql("delete from idempotent_call where asked_at < clock_timestamp() - make_interval(secs => :keyLife)")
            .bind("keyLife", this.settings.keyLife().toMillis() / 1000.0)
            .fetch()
            .rowsUpdated();
    }

    /// @param lease proves that it is this request that runs
    private record Slot(String tenant, String caller, String route, String key, String digest, UUID lease) {
    }

    private record Kept(String digest, @Nullable Integer status, @Nullable String type, @Nullable String etag,
            byte @Nullable [] body) {

        Reply answer(Slot slot) {
            if (!this.digest.equals(slot.digest())) {
                throw Refused.because(Refusal.Reason.KEY_REUSED,
                        "This Idempotency-Key was used before with another body.");
            }
            if (this.status == null || this.type == null || this.body == null) {
                throw running();
            }
            return new Reply(this.status, this.type, this.body, this.etag, null, null);
        }

    }

}
