// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement.sandbox;

import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.entente.settlement.ProviderNotices;

/// Rings the sandbox's notices when they are due, as a webhook would; a notice counts as rung once it was received.
final class SandboxBell implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SandboxBell.class);

    private final DatabaseClient database;

    private final ProviderNotices notices;

    private final SandboxSettings settings;

    private volatile @Nullable Disposable ringing;

    SandboxBell(DatabaseClient database, ProviderNotices notices, SandboxSettings settings) {
        this.database = database;
        this.notices = notices;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        if (this.ringing == null) {
            this.ringing = Flux.interval(this.settings.ringEvery())
                .onBackpressureLatest()
                .concatMap(_ -> ringDue(), 1)
                .subscribe();
        }
    }

    @Override
    public synchronized void stop() {
        var stopped = this.ringing;
        this.ringing = null;
        if (stopped != null) {
            stopped.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return this.ringing != null;
    }

    Mono<Void> ringDue() {
        return this.database.sql("""
                select number, event_id, key from sandbox_notice where due_at <= entente_now() and rung_at is null
                 order by due_at limit :most""")
            .bind("most", this.settings.noticesMax())
            .map(row -> new Notice(Objects.requireNonNull(row.get("number", Long.class)),
                    Objects.requireNonNull(row.get("event_id", String.class)),
                    Objects.requireNonNull(row.get("key", UUID.class))))
            .all()
            .collectList()
            .flatMapIterable(due -> due)
            .concatMap(this::ring)
            .then()
            .onErrorResume(error -> {
                log.warn("Notices of the sandbox wait for {}: {}", this.settings.ringEvery(), error.toString());
                return Mono.empty();
            });
    }

    private Mono<Void> ring(Notice notice) {
        return this.notices.receive(notice.eventId(), notice.key())
            .then(this.database.sql("update sandbox_notice set rung_at = entente_now() where number = :number")
                .bind("number", notice.number())
                .then());
    }

    private record Notice(long number, String eventId, UUID key) {
    }

}
