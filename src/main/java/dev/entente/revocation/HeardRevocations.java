// SPDX-License-Identifier: Apache-2.0

package dev.entente.revocation;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import dev.entente.audit.Act;
import dev.entente.audit.Audit;
import dev.entente.fanout.Bells;
import dev.entente.party.Caller;
import dev.entente.party.Revocation;
import dev.entente.party.Revocations;
import dev.entente.worker.Nudge;
import dev.entente.worker.Worker;

/// What this node knows of revocations. It is asked for every token and therefore remembers them; a bell says when there is
/// a new one, and a look now and then makes good for a bell that was not heard.
@Component
class HeardRevocations extends Worker implements Revocations, TokenRevocation {

    private static final Logger log = LoggerFactory.getLogger(HeardRevocations.class);

    private static final String TOPIC = "revocations";

    private static final byte[] RING = { 1 };

    private final Map<String, Revocation> byPerson = new ConcurrentHashMap<>();

    private final Sinks.Many<Revocation> news = Sinks.many().multicast().directBestEffort();

    private final R2dbcRevocations rows;

    private final RevocationSettings settings;

    private final Bells bells;

    private final Audit audit;

    private final TransactionalOperator transaction;

    private volatile Instant seenUntil = Instant.EPOCH;

    private volatile boolean isKnown;

    HeardRevocations(R2dbcRevocations rows, RevocationSettings settings, Bells bells, Audit audit,
            TransactionalOperator transaction) {
        super(new Nudge(), settings.pollEvery(), settings.stopGrace());
        this.rows = rows;
        this.settings = settings;
        this.bells = bells;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    protected Mono<Void> work(Flux<?> calls) {
        return Flux.merge(calls, this.bells.listen(TOPIC).takeUntilOther(calls.ignoreElements()))
            .onBackpressureLatest()
            .concatMap(_ -> look().onErrorResume(HeardRevocations::tryAgain), 1)
            .then();
    }

    private static Mono<Void> tryAgain(Throwable failure) {
        log.warn("Revocations cannot be read now: {}", failure.toString());
        return Mono.empty();
    }

    private Mono<Void> look() {
        return this.rows.list(this.seenUntil.minus(this.settings.overlap()))
            .doOnNext(this::note)
            .then(Mono.fromRunnable(() -> this.isKnown = true));
    }

    private void note(R2dbcRevocations.Stored stored) {
        if (stored.askedAt().isAfter(this.seenUntil)) {
            this.seenUntil = stored.askedAt();
        }
        note(stored.revocation());
    }

    private void note(Revocation found) {
        var before = this.byPerson.put(key(found.tenant(), found.personId()), found);
        if (!found.equals(before)) {
            synchronized (this.news) {
                this.news.tryEmitNext(found);
            }
        }
    }

    private static String key(String tenant, String personId) {
        return tenant + "/" + personId;
    }

    @Override
    public Mono<Void> known() {
        return Mono.defer(() -> this.isKnown ? Mono.empty() : look());
    }

    @Override
    public boolean covers(Caller caller) {
        var found = this.byPerson.get(key(caller.tenant(), caller.id()));
        return found != null && found.covers(caller);
    }

    @Override
    public Flux<Revocation> watch() {
        return this.news.asFlux();
    }

    @Override
    public Mono<Revocation> revoke(Caller by, String personId) {
        var act = Act.by(by.tenant(), "tokens.revoked", by.role().wire(), by.id()).with("person", personId);
        return this.rows.put(by.tenant(), personId)
            .flatMap(revoked -> this.audit.note(act).thenReturn(revoked))
            .as(this.transaction::transactional)
            .doOnNext(this::note)
            .doOnNext(_ -> this.bells.ring(TOPIC, RING))
            .checkpoint("revocation.revoke");
    }

    /// After the doors, which depend on it and would else be closed with it, before the
    /// notice of a stop has passed.
    @Override
    public int getPhase() {
        return 0;
    }

}
