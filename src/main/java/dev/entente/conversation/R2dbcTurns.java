// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import dev.entente.fanout.Bells;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Turns as rows; a lease is a time and a token, both real time.
@Repository
class R2dbcTurns implements Turns {

    private static final String TOPIC = "turns";

    private final DatabaseClient database;

    private final Bells bells;

    R2dbcTurns(DatabaseClient database, Bells bells) {
        this.database = database;
        this.bells = bells;
    }

    @Override
    public Mono<Void> ask(UUID conversationId) {
        return ask(List.of(conversationId));
    }

    Mono<Void> ask(Collection<UUID> conversationIds) {
        if (conversationIds.isEmpty()) {
            return Mono.empty();
        }
        return this.database.sql("""
                insert into turn (conversation_id) select unnest(:ids)
                on conflict (conversation_id) do update set asked = turn.asked + 1""")
            .bind("ids", conversationIds.stream().sorted().toArray(UUID[]::new))
            .then();
    }

    @Override
    public void wake() {
        this.bells.ring(TOPIC, new byte[0]);
    }

    @Override
    public Flux<?> rings() {
        return this.bells.listen(TOPIC);
    }

    @Override
    public Flux<Turn> take(int limit, Duration lease) {
        return this.database.sql("""
                update turn set lease = gen_random_uuid(), due_at = clock_timestamp() + make_interval(secs => :lease)
                where conversation_id in (select conversation_id from turn where due_at <= clock_timestamp()
                    order by due_at limit :limit for update skip locked)
                returning conversation_id, id, asked, failures, lease""")
            .bind("lease", lease.toMillis() / 1000.0)
            .bind("limit", limit)
            .map(row -> new Turn(row.get("conversation_id", UUID.class), row.get("id", UUID.class),
                    row.get("asked", Long.class), row.get("failures", Integer.class), row.get("lease", UUID.class)))
            .all();
    }

    @Override
    public Mono<Void> done(Turn turn) {
        return this.database.sql("""
                delete from turn where conversation_id = :thread and lease = :lease and asked = :asked""")
            .bind("thread", turn.conversationId())
            .bind("lease", turn.lease())
            .bind("asked", turn.asked())
            .fetch()
            .rowsUpdated()
            .filter(rows -> rows == 0)
            .flatMap(rows -> again(turn));
    }

    /// More was asked for while the turn ran: it is due again at once, as a new turn.
    private Mono<Void> again(Turn turn) {
        return this.database.sql("""
                update turn set id = gen_random_uuid(), lease = null, failures = 0, due_at = clock_timestamp()
                where conversation_id = :thread and lease = :lease""")
            .bind("thread", turn.conversationId())
            .bind("lease", turn.lease())
            .then()
            .doOnSuccess(done -> wake());
    }

    @Override
    public Mono<Void> putBack(Turn turn) {
        return this.database.sql("""
                update turn set lease = null, due_at = clock_timestamp()
                where conversation_id = :thread and lease = :lease""")
            .bind("thread", turn.conversationId())
            .bind("lease", turn.lease())
            .then()
            .doOnSuccess(done -> wake());
    }

    @Override
    public Mono<Void> rest(Turn turn, Duration rest) {
        return this.database.sql("""
                update turn set lease = null, failures = failures + 1,
                    due_at = clock_timestamp() + make_interval(secs => :rest)
                where conversation_id = :thread and lease = :lease""")
            .bind("rest", rest.toMillis() / 1000.0)
            .bind("thread", turn.conversationId())
            .bind("lease", turn.lease())
            .then();
    }

}
