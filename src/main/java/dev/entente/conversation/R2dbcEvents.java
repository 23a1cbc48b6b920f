// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.lang.reflect.Array;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import dev.entente.conversation.Conversation.Heads;
import dev.entente.conversation.StoredEvent.Prev;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import dev.entente.party.Role;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The log's rows; one statement serves many threads.
@Repository
class R2dbcEvents {

    private final DatabaseClient database;

    R2dbcEvents(DatabaseClient database) {
        this.database = database;
    }

    /// Locks the heads in order of id, so that two commits never wait for each other in a
    /// circle.
    Flux<LockedThread> lock(Collection<UUID> ids) {
        return this.database.sql("""
                select id, listening, head, head_buyer, head_seller, head_agent, entente_now() as now
                from conversation where id = any(:ids) order by id for update""")
            .bind("ids", ids.toArray(UUID[]::new))
            .map(R2dbcEvents::locked)
            .all();
    }

    private static LockedThread locked(Readable row) {
        var heads = new Heads(row.get("head", Long.class), row.get("head_buyer", Long.class),
                row.get("head_seller", Long.class), row.get("head_agent", Long.class));
        return new LockedThread(row.get("id", UUID.class), row.get("listening", Boolean.class),
                row.get("now", Instant.class), heads);
    }

    /// Which of these sayings are stored already. To be asked after the heads are locked:
    /// only then is the answer final.
    Flux<Said> said(List<Saying> sayings) {
        var marked = sayings.stream().filter(saying -> saying.key() != null).toList();
        if (marked.isEmpty()) {
            return Flux.empty();
        }
        return this.database.inConnectionMany(connection -> said(connection, marked));
    }

    /// The same on one connection, so that the answer comes on its thread.
    ///
    /// @param marked sayings with a mark, at least one
    static Flux<Said> said(Connection connection, List<Saying> marked) {
        return Flux
            .from(connection.createStatement("select * from event where client_key = any($1)")
                .bind(0, array(marked, UUID.class, Saying::key))
                .execute())
            .concatMap(result -> result.map(Said::of));
    }

    Mono<Void> insert(List<Numbered> events) {
        if (events.isEmpty()) {
            return Mono.empty();
        }
        return this.database
            .sql("""
                    insert into event (conversation_id, seq, id, at, kind, turn, author_role, author_id, author_name, readers,
                        prev_buyer, prev_seller, prev_agent, client_id, client_key, client_digest, body)
                    select c, s, i, :at, k, t, r, a, n, w, pb, ps, pa, m, x, d, b::json
                    from unnest(:threads, :seqs, :ids, :kinds, :turns, :roles, :authors, :names, :readers, :buyers,
                        :sellers, :agents, :marks, :keys, :digests, :bodies)
                        as e (c, s, i, k, t, r, a, n, w, pb, ps, pa, m, x, d, b)""")
            .bind("at", events.getFirst().event().at())
            .bind("threads", array(events, UUID.class, one -> one.event().conversationId()))
            .bind("seqs", array(events, Long.class, one -> one.event().seq()))
            .bind("ids", array(events, UUID.class, one -> one.event().id()))
            .bind("kinds", array(events, String.class, one -> one.event().kind()))
            .bind("turns", array(events, UUID.class, one -> one.event().turn()))
            .bind("roles", array(events, String.class, one -> one.event().author().role().wire()))
            .bind("authors", array(events, String.class, one -> one.event().author().id()))
            .bind("names", array(events, String.class, one -> one.event().author().name()))
            .bind("readers", array(events, Short.class, one -> (short) one.event().to().bits()))
            .bind("buyers", array(events, Long.class, one -> one.event().prev().buyer()))
            .bind("sellers", array(events, Long.class, one -> one.event().prev().seller()))
            .bind("agents", array(events, Long.class, one -> one.event().prev().agent()))
            .bind("marks", array(events, String.class, one -> one.event().clientId()))
            .bind("keys", array(events, UUID.class, Numbered::key))
            .bind("digests", array(events, UUID.class, Numbered::digest))
            .bind("bodies", array(events, String.class, one -> one.event().body()))
            .then();
    }

    Mono<Void> moveHeads(List<LockedThread> threads) {
        return this.database.sql("""
                update conversation c set head = h.a, head_buyer = h.b, head_seller = h.s, head_agent = h.g,
                    agent_said_at = case when h.spoke then entente_now() else agent_said_at end
                from unnest(:ids, :heads, :buyers, :sellers, :agents, :spoke) as h (id, a, b, s, g, spoke)
                where c.id = h.id""")
            .bind("ids", array(threads, UUID.class, LockedThread::id))
            .bind("heads", array(threads, Long.class, thread -> thread.heads().all()))
            .bind("buyers", array(threads, Long.class, thread -> thread.heads().buyer()))
            .bind("sellers", array(threads, Long.class, thread -> thread.heads().seller()))
            .bind("agents", array(threads, Long.class, thread -> thread.heads().agent()))
            .bind("spoke", array(threads, Boolean.class, LockedThread::agentSpoke))
            .then();
    }

    Flux<StoredEvent> read(UUID thread, Role reader, long after, long until, int limit) {
        return this.database.sql("""
                select * from event where conversation_id = :thread and seq > :after and seq <= :until
                    and (readers & :bit) = :bit order by seq limit :limit""")
            .bind("thread", thread)
            .bind("after", after)
            .bind("until", until)
            .bind("bit", Audience.bit(reader))
            .bind("limit", limit)
            .map(R2dbcEvents::event)
            .all();
    }

    Flux<Head> heads(Collection<UUID> threads) {
        return this.database.sql("select id, head from conversation where id = any(:ids)")
            .bind("ids", threads.toArray(UUID[]::new))
            .map(row -> new Head(row.get("id", UUID.class), row.get("head", Long.class)))
            .all();
    }

    static StoredEvent event(Readable row) {
        var author = new Author(Role.of(row.get("author_role", String.class)), row.get("author_id", String.class),
                row.get("author_name", String.class));
        var prev = new Prev(row.get("prev_buyer", Long.class), row.get("prev_seller", Long.class),
                row.get("prev_agent", Long.class));
        return new StoredEvent(row.get("conversation_id", UUID.class), row.get("seq", Long.class),
                row.get("id", UUID.class), row.get("at", Instant.class), row.get("kind", String.class),
                row.get("turn", UUID.class), author, new Audience(row.get("readers", Short.class)), prev,
                row.get("client_id", String.class), row.get("body", String.class));
    }

    @SuppressWarnings("unchecked")
    private static <T, V> V[] array(List<T> from, Class<V> type, Function<T, V> value) {
        V[] values = (V[]) Array.newInstance(type, from.size());
        for (int index = 0; index < values.length; index++) {
            values[index] = value.apply(from.get(index));
        }
        return values;
    }

    /// A stored event with the digest of the body it was said with.
    record Said(StoredEvent event, UUID key, @Nullable UUID digest) {

        static Said of(Readable row) {
            return new Said(R2dbcEvents.event(row), row.get("client_key", UUID.class),
                    row.get("client_digest", UUID.class));
        }

        /// The same event for the same body; an error for another one.
        StoredEvent again(ClientMark mark) {
            if (!mark.digest().equals(this.digest)) {
                throw Refused.because(Refusal.Reason.CLIENT_ID_REUSED,
                        "This client_id was used before with another body.");
            }
            return this.event;
        }

    }

    /// An event with its number, about to be stored.
    record Numbered(StoredEvent event, @Nullable ClientMark mark) {

        @Nullable UUID key() {
            return (this.mark != null) ? this.mark.key(this.event.conversationId(), this.event.author()) : null;
        }

        @Nullable UUID digest() {
            return (this.mark != null) ? this.mark.digest() : null;
        }

    }

    /// Where a thread stands.
    record Head(UUID thread, long seq) {
    }

}
