// SPDX-License-Identifier: Apache-2.0

package dev.entente.vitals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.entente.vitals.Readings.Reading;

/// Looks at the database as long as the server runs and keeps what it saw for who asks.
@Component
class Vitals implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Vitals.class);

    private final AtomicReference<@Nullable Disposable> looking = new AtomicReference<>();

    private final AtomicBoolean answered = new AtomicBoolean();

    private final AtomicLong lookedAt = new AtomicLong(System.nanoTime());

    private final Readings readings;

    private final Looks looks;

    private final Books books;

    private final VitalsSettings settings;

    Vitals(Looks looks, Books books, VitalsSettings settings, MeterRegistry registry) {
        this.looks = looks;
        this.books = books;
        this.settings = settings;
        this.readings = new Readings(registry);
        Gauge.builder("entente.database.up", this.answered, answer -> answer.get() ? 1 : 0)
            .description("Whether PostgreSQL answered the last look")
            .register(registry);
        TimeGauge.builder("entente.vitals.age", this.lookedAt, TimeUnit.NANOSECONDS, at -> System.nanoTime() - at.get())
            .description("How old these readings are")
            .register(registry);
    }

    @Override
    public void start() {
        this.looking.set(Flux.interval(Duration.ZERO, this.settings.interval())
            .onBackpressureDrop()
            .concatMap(_ -> look(), 1)
            .subscribe());
    }

    /// Reads everything anew; what fails leaves the last readings and says so.
    Mono<Void> look() {
        return Flux.concat(this.looks.all(), imbalance())
            .collectList()
            .timeout(this.settings.lookTimeMax())
            .doOnNext(this::took)
            .then()
            .onErrorResume(this::failed);
    }

    private Mono<Reading> imbalance() {
        return this.books.look().map(count -> new Reading(Meter.IMBALANCE, null, count));
    }

    private void took(List<Reading> seen) {
        this.readings.take(seen);
        this.lookedAt.set(System.nanoTime());
        this.answered.set(true);
    }

    private Mono<Void> failed(Throwable failure) {
        if (this.answered.getAndSet(false)) {
            log.warn("The stocks cannot be read: {}", failure.toString());
        }
        return Mono.empty();
    }

    @Override
    public void stop() {
        Disposable running = this.looking.getAndSet(null);
        if (running != null) {
            running.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return this.looking.get() != null;
    }

}
