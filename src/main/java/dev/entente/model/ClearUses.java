// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.entente.worker.Nudge;
import dev.entente.worker.Worker;

/// Clears uses of the model away once they were kept long enough, and the sums of days that are over.
final class ClearUses extends Worker {

    /// So many statements at most for one table in one turn; what is left waits for the
    /// next one.
    private static final int BATCHES_MAX = 100;

    private static final String USES = """
            delete from model_use where id in (select id from model_use
                where at < entente_now() - make_interval(secs => :keep) order by at limit :most
                for update skip locked)""";

    /// A call begun before midnight still gives back to the day before.
    private static final String DAYS = """
            delete from model_day where (tenant, day) in (select tenant, day from model_day
                where day < (entente_now() at time zone 'UTC')::date - 1 limit :most for update skip locked)""";

    private static final Logger log = LoggerFactory.getLogger(ClearUses.class);

    private final DatabaseClient database;

    private final ModelSettings settings;

    ClearUses(DatabaseClient database, ModelSettings settings) {
        super(new Nudge(), settings.clearEvery(), settings.storeTimeMax());
        this.database = database;
        this.settings = settings;
    }

    @Override
    protected Mono<Void> work(Flux<?> calls) {
        return calls.concatMap(_ -> clear(), 1).then();
    }

    Mono<Void> clear() {
        var uses = this.database.sql(USES).bind("keep", this.settings.keepUses().toSeconds());
        return inBatches(uses).then(inBatches(this.database.sql(DAYS))).onErrorResume(error -> {
            log.warn("Old uses of the model stay for now: {}", error.toString());
            return Mono.empty();
        });
    }

    private Mono<Void> inBatches(DatabaseClient.GenericExecuteSpec delete) {
        var most = this.settings.clearMax();
        var batch = delete.bind("most", most).fetch().rowsUpdated();
        return Flux.range(0, BATCHES_MAX).concatMap(_ -> batch, 1).takeUntil(rows -> rows < most).then();
    }

}
