// SPDX-License-Identifier: Apache-2.0

package dev.entente.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import dev.entente.testing.RealDatabase;
import dev.entente.testing.RealServers;
import dev.entente.worker.Nudge;

/// The outbox on a database of its own, and a listener who writes down what it hears; each relay is another node.
final class PostRoom {

    private static final Duration patience = Duration.ofSeconds(20);

    final RealDatabase real = RealServers.createDatabase();

    final DatabaseClient database;

    final TransactionalOperator transaction;

    final Nudge nudge = new Nudge();

    final R2dbcOutbox outbox;

    PostRoom() {
        var connections = new ConnectionPool(
                ConnectionPoolConfiguration.builder(this.real.connections()).initialSize(1).maxSize(20).build());
        this.database = DatabaseClient.create(connections);
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(connections));
        this.outbox = new R2dbcOutbox(this.database, this.nudge);
        run("create table heard (number bigint generated always as identity, subject uuid, type text)");
    }

    OutboxRelay relay(OutboxListener... listeners) {
        return relay(Duration.ofMillis(20), listeners);
    }

    OutboxRelay relay(Duration pollEvery, OutboxListener... listeners) {
        var settings = new OutboxSettings(pollEvery, 3, Duration.ofSeconds(5), Duration.ofSeconds(10),
                Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofSeconds(1));
        return new OutboxRelay(this.outbox, List.of(listeners), this.transaction, this.nudge, settings);
    }

    /// Writes down what it hears, in the transaction that it is called in.
    Mono<Void> writeDown(Notice notice) {
        return this.database.sql("insert into heard (subject, type) values (:subject, :type)")
            .bind("subject", notice.subject())
            .bind("type", notice.type())
            .then();
    }

    void put(UUID subject, String... types) {
        var notices = List.of(types)
            .stream()
            .map(type -> Notice.of("demo", subject, type, Instant.EPOCH, "{}"))
            .toList();
        this.outbox.put(notices).as(this.transaction::transactional).block(patience);
    }

    static String[] numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toArray(String[]::new);
    }

    List<String> heard(UUID subject) {
        return this.database.sql("select type from heard where subject = :subject order by number")
            .bind("subject", subject)
            .map(row -> row.get("type", String.class))
            .all()
            .collectList()
            .block(patience);
    }

    long waiting() {
        return this.database.sql("select count(*) from outbox").map(row -> row.get(0, Long.class)).one().block();
    }

    void run(String sql) {
        this.database.sql(sql).then().block(patience);
    }

}
