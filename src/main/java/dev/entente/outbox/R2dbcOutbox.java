// SPDX-License-Identifier: Apache-2.0

package dev.entente.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.entente.worker.Nudge;

/// The outbox as a table of PostgreSQL.
final class R2dbcOutbox implements Outbox {

    private static final String PUT = """
            insert into outbox (id, tenant, subject, type, at, data)
            select * from unnest(:ids, :tenants, :subjects, :types, :times, :texts)""";

    /// Locks the oldest subject that nobody else is at: its first notice is the lock. A
    /// node that falls silent over it loses its connection, and with it the lock.
    private static final String TAKE = """
            with head as (select o.subject from outbox o
                           where (o.retry_at is null or o.retry_at <= clock_timestamp())
                             and not exists (select from outbox e where e.subject = o.subject and e.number < o.number)
                           order by o.number limit 1 for update skip locked)
            select o.*, set_config('idle_in_transaction_session_timeout', :hold, true)
              from outbox o join head using (subject) order by o.number limit :most""";

    private final DatabaseClient database;

    private final Nudge nudge;

    R2dbcOutbox(DatabaseClient database, Nudge nudge) {
        this.database = database;
        this.nudge = nudge;
    }

    @Override
    public Mono<Void> put(List<Notice> notices) {
        return notices.isEmpty() ? Mono.empty()
                : insert(notices).then(Mono.defer(this.nudge::afterCommit)).checkpoint("outbox.put");
    }

    private Mono<Void> insert(List<Notice> notices) {
        return this.database.sql(PUT)
            .bind("ids", all(notices, Notice::id, new UUID[0]))
            .bind("tenants", all(notices, Notice::tenant, new String[0]))
            .bind("subjects", all(notices, Notice::subject, new UUID[0]))
            .bind("types", all(notices, Notice::type, new String[0]))
            .bind("times", all(notices, Notice::at, new Instant[0]))
            .bind("texts", all(notices, Notice::data, new String[0]))
            .then();
    }

    private static <T> T[] all(List<Notice> notices, Function<Notice, T> part, T[] none) {
        return notices.stream().map(part).toList().toArray(none);
    }

    /// The notices about one subject, oldest first, locked until the transaction ends.
    Flux<Waiting> take(int most, Duration hold) {
        return this.database.sql(TAKE)
            .bind("most", most)
            .bind("hold", hold.toMillis() + "ms")
            .map(R2dbcOutbox::waiting)
            .all();
    }

    private static Waiting waiting(Readable row) {
        return new Waiting(Objects.requireNonNull(row.get("number", Long.class)),
                new Notice(Objects.requireNonNull(row.get("id", UUID.class)), text(row, "tenant"),
                        Objects.requireNonNull(row.get("subject", UUID.class)), text(row, "type"),
                        Objects.requireNonNull(row.get("at", Instant.class)), text(row, "data")));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    Mono<Void> remove(List<Waiting> handedOn) {
        return this.database.sql("delete from outbox where number = any(:numbers)")
            .bind("numbers", handedOn.stream().map(Waiting::number).toArray(Long[]::new))
            .then();
    }

    /// Lets a subject rest, so that others go on.
    Mono<Void> rest(UUID subject, Duration delay, Duration delayMax) {
        return this.database.sql("""
                update outbox set failures = failures + 1, retry_at = clock_timestamp()
                    + least(make_interval(secs => :delay * (failures + 1)), make_interval(secs => :max))
                where number = (select min(number) from outbox where subject = :subject)""")
            .bind("delay", delay.toMillis() / 1000.0)
            .bind("max", delayMax.toMillis() / 1000.0)
            .bind("subject", subject)
            .then();
    }

    /// A notice in the outbox.
    record Waiting(long number, Notice notice) {
    }

}
