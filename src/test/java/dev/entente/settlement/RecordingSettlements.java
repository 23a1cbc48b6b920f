// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

import dev.entente.dispute.Settlements;

/// Writes what the case hears into a table, in the transaction in which it is said: what is rolled back was never said.
final class RecordingSettlements implements Settlements {

    private final DatabaseClient database;

    /// What the next words fail with, one each.
    final List<RuntimeException> faults = new CopyOnWriteArrayList<>();

    RecordingSettlements(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> confirmed(UUID conversationId, UUID instructionId) {
        return say(instructionId, "confirmed");
    }

    @Override
    public Mono<Void> failed(UUID conversationId, UUID instructionId, String leg, @Nullable String reason) {
        return say(instructionId, "failed " + leg + " " + reason);
    }

    List<String> wordsNow(UUID instructionId) {
        return this.database.sql("select word from heard where instruction_id = :id order by number")
            .bind("id", instructionId)
            .map(row -> String.valueOf(row.get("word", String.class)))
            .all()
            .collectList()
            .block();
    }

    private Mono<Void> say(UUID instructionId, String word) {
        if (!this.faults.isEmpty()) {
            return Mono.error(this.faults.removeFirst());
        }
        return this.database.sql("insert into heard (instruction_id, word) values (:id, :word)")
            .bind("id", instructionId)
            .bind("word", word)
            .then();
    }

}
