// SPDX-License-Identifier: Apache-2.0

package dev.entente.revocation;

import java.time.Instant;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.entente.party.Revocation;

/// Revocations as rows. Tokens say to the second when they were issued, so one that was issued in the second of its
/// revocation is void too.
@Repository
class R2dbcRevocations {

    private final DatabaseClient database;

    R2dbcRevocations(DatabaseClient database) {
        this.database = database;
    }

    Mono<Revocation> put(String tenant, String personId) {
        return this.database.sql("""
                insert into revocation (tenant, person_id, valid_after)
                values (:tenant, :person, date_trunc('second', clock_timestamp()) + interval '1 second')
                on conflict (tenant, person_id) do update set asked_at = clock_timestamp(),
                    valid_after = greatest(revocation.valid_after, excluded.valid_after)
                returning tenant, person_id, valid_after""")
            .bind("tenant", tenant)
            .bind("person", personId)
            .map(R2dbcRevocations::revocation)
            .one();
    }

    Flux<Stored> list(Instant askedAfter) {
        return this.database
            .sql("select tenant, person_id, valid_after, asked_at from revocation where asked_at > :after")
            .bind("after", askedAfter)
            .map(row -> new Stored(revocation(row), row.get("asked_at", Instant.class)))
            .all();
    }

    private static Revocation revocation(Readable row) {
        return new Revocation(row.get("tenant", String.class), row.get("person_id", String.class),
                row.get("valid_after", Instant.class));
    }

    record Stored(Revocation revocation, Instant askedAt) {
    }

}
