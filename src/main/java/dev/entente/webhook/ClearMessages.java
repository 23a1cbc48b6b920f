// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.entente.worker.Nudge;
import dev.entente.worker.Worker;

/// Clears messages and their log away once they were kept long enough.
final class ClearMessages extends Worker {

    private static final Logger log = LoggerFactory.getLogger(ClearMessages.class);

    private final DatabaseClient database;

    private final WebhookSettings settings;

    ClearMessages(DatabaseClient database, WebhookSettings settings) {
        super(new Nudge(), settings.clearEvery(), settings.stopGrace());
        this.database = database;
        this.settings = settings;
    }

    @Override
    protected Mono<Void> work(Flux<?> calls) {
        return calls.concatMap(_ -> clear(), 1).then();
    }

    Mono<Long> clear() {
        return this.database.sql("""
                delete from webhook_message where id in (select id from webhook_message
                    where stored_at < entente_now() - make_interval(secs => :keep) order by stored_at limit :most)""")
            .bind("keep", this.settings.keepFor().toSeconds())
            .bind("most", this.settings.clearMax())
            .fetch()
            .rowsUpdated()
            .onErrorResume(error -> {
                log.warn("Old webhook messages stay for now: {}", error.toString());
                return Mono.empty();
            });
    }

}
