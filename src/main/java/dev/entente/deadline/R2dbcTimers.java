// SPDX-License-Identifier: Apache-2.0

package dev.entente.deadline;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Timers as rows of PostgreSQL.
@Repository
class R2dbcTimers implements Timers {

    private final DatabaseClient database;

    R2dbcTimers(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> replace(UUID subject, Collection<Timer> timers) {
        return this.database.sql("delete from timer where subject = :subject")
            .bind("subject", subject)
            .then()
            .thenMany(Flux.fromIterable(timers))
            .concatMap(timer -> insert(subject, timer))
            .then();
    }

    private Mono<Void> insert(UUID subject, Timer timer) {
        return this.database.sql("insert into timer (subject, kind, due_at) values (:subject, :kind, :due)")
            .bind("subject", subject)
            .bind("kind", timer.kind())
            .bind("due", timer.dueAt())
            .then();
    }

    @Override
    public Mono<Boolean> take(UUID subject, String kind) {
        return this.database
            .sql("delete from timer where subject = :subject and kind = :kind and due_at <= entente_now()")
            .bind("subject", subject)
            .bind("kind", kind)
            .fetch()
            .rowsUpdated()
            .map(rows -> rows > 0);
    }

    /// What is due by that time and not resting after a failure, in due order.
    Flux<Due> due(Instant until, int limit) {
        return this.database.sql("""
                select subject, kind, due_at from timer
                where due_at <= :until and (retry_at is null or retry_at <= clock_timestamp())
                order by due_at, subject, kind limit :limit""")
            .bind("until", until)
            .bind("limit", limit)
            .map(R2dbcTimers::due)
            .all();
    }

    private static Due due(Readable row) {
        return new Due(row.get("subject", UUID.class), row.get("kind", String.class), row.get("due_at", Instant.class));
    }

    Mono<Void> rest(Due due, DeadlineSettings settings) {
        return this.database.sql("""
                update timer set failures = failures + 1, retry_at = clock_timestamp()
                    + least(make_interval(secs => :delay * (failures + 1)), make_interval(secs => :max))
                where subject = :subject and kind = :kind""")
            .bind("delay", settings.retryDelay().toSeconds())
            .bind("max", settings.retryDelayMax().toSeconds())
            .bind("subject", due.subject())
            .bind("kind", due.kind())
            .then();
    }

    /// A timer whose time has come.
    record Due(UUID subject, String kind, Instant dueAt) {
    }

}
