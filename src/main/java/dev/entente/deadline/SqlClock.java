// SPDX-License-Identifier: Apache-2.0

package dev.entente.deadline;

import java.time.Duration;
import java.time.Instant;

import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The clock as one SQL function; its position is kept with the data.
@Component
class SqlClock implements ProductClock {

    /// How long one call may fire what becomes due on its way.
    private static final Duration ADVANCING_MAX = Duration.ofSeconds(20);

    private final DatabaseClient database;

    private final FireTimers fireTimers;

    private final boolean settable;

    SqlClock(DatabaseClient database, FireTimers fireTimers, @Value("${entente.clock:database}") String clock) {
        this.database = database;
        this.fireTimers = fireTimers;
        this.settable = "settable".equals(clock);
    }

    @Override
    public Mono<Instant> now() {
        return this.database.sql("select entente_now() as now").map(row -> row.get("now", Instant.class)).one();
    }

    @Override
    public boolean isSettable() {
        return this.settable;
    }

    @Override
    public Mono<Instant> advance(Duration by) {
        if (!this.settable) {
            return Mono.error(Refused::notFound);
        }
        if (by.isNegative()) {
            return Mono.error(Refused.invalid("advance", "The clock moves forward only."));
        }
        return Mono.defer(() -> advance(by, System.nanoTime() + ADVANCING_MAX.toNanos()))
            .checkpoint("deadline.advance");
    }

    private Mono<Instant> advance(Duration by, long endsAt) {
        return now().map(now -> now.plus(by))
            .flatMap(target -> fireUntil(target, endsAt).then(moveTo(target))
                .thenMany(fireUntil(target, endsAt))
                .then(now()));
    }

    /// Steps from one due time to the next, so that what a timer starts counts from when
    /// it fired.
    private Flux<Long> fireUntil(Instant target, long endsAt) {
        return Flux
            .defer(() -> (System.nanoTime() > endsAt) ? Flux.error(tooMuchOnTheWay()) : this.fireTimers.next(target))
            .concatMap(due -> moveTo(due.dueAt()).then(this.fireTimers.fire(due.dueAt())))
            .repeatWhen(done -> done.takeWhile(fired -> fired > 0));
    }

    private static Refused tooMuchOnTheWay() {
        return Refused.because(Refusal.Reason.UNAVAILABLE, "More becomes due on the way than is fired in "
                + ADVANCING_MAX.toSeconds() + " s; the clock moved as far as it came.");
    }

    private Mono<Void> moveTo(Instant target) {
        return this.database.sql("""
                update product_clock set moved = moved + greatest(interval '0', :target - entente_now())""")
            .bind("target", target)
            .then();
    }

}
