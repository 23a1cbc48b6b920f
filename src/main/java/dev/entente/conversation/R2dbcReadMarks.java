// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import dev.entente.party.Caller;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// How far each reader has read; a mark only moves forward, and never beyond what the reader may see.
@Repository
class R2dbcReadMarks {

    private final DatabaseClient database;

    R2dbcReadMarks(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> move(UUID thread, Caller reader, long seq) {
        return this.database.sql("""
                insert into read_mark (conversation_id, role, person_id, seq)
                select id, :role, :person, least(:seq, head) from conversation where id = :thread
                on conflict (conversation_id, role, person_id)
                    do update set seq = greatest(read_mark.seq, excluded.seq)""")
            .bind("role", reader.role().wire())
            .bind("person", reader.id())
            .bind("seq", seq)
            .bind("thread", thread)
            .then();
    }

    Mono<Map<UUID, Long>> unread(Collection<UUID> threads, Caller reader) {
        return this.database
            .sql("""
                    select e.conversation_id as thread, count(*) as unread from event e
                    left join read_mark m on m.conversation_id = e.conversation_id and m.role = :role and m.person_id = :person
                    where e.conversation_id = any(:threads) and e.seq > coalesce(m.seq, 0)
                        and (e.readers & :bit) = :bit and not (e.author_role = :role and e.author_id = :person)
                    group by e.conversation_id""")
            .bind("role", reader.role().wire())
            .bind("person", reader.id())
            .bind("threads", threads.toArray(UUID[]::new))
            .bind("bit", Audience.bit(reader.role()))
            .map(row -> Map.entry(row.get("thread", UUID.class), row.get("unread", Long.class)))
            .all()
            .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

}
