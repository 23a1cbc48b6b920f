// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

import dev.entente.conversation.ThreadHub.Seat;
import dev.entente.fanout.Bells;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The threads that have readers on this node. A bell brings an event at once; where a bell was lost the log is read,
/// and because a lost last bell makes no gap the heads are compared all the time.
@Component
class ThreadHubs implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ThreadHubs.class);

    private static final int fillPage = 500;

    private final ConcurrentMap<UUID, Open> open = new ConcurrentHashMap<>();

    private final AtomicReference<Disposable> comparing = new AtomicReference<>();

    private final R2dbcEvents events;

    private final Bells bells;

    private final JsonMapper json;

    private final ConversationSettings settings;

    private final ThreadMetrics metrics;

    ThreadHubs(R2dbcEvents events, Bells bells, JsonMapper json, ConversationSettings settings, ThreadMetrics metrics) {
        this.events = events;
        this.bells = bells;
        this.json = json;
        this.settings = settings;
        this.metrics = metrics;
        metrics.watchHubs(this.open);
    }

    /// Seats a reader and tells the thread's head of that moment; the seat is left when
    /// the flux ends.
    <T> Flux<T> sit(UUID thread, BiFunction<Seat, Long, Flux<T>> use) {
        return this.events.heads(List.of(thread))
            .next()
            .flatMapMany(head -> Flux.using(() -> enter(head), occupied -> use.apply(occupied.seat(), head.seq()),
                    this::leave));
    }

    private Occupied enter(R2dbcEvents.Head head) {
        var entered = new AtomicReference<Occupied>();
        this.open.compute(head.thread(), (id, known) -> {
            Open place = (known != null) ? known : openHub(head);
            entered.set(new Occupied(place.hub(), place.hub().join()));
            return place;
        });
        return entered.get();
    }

    private Open openHub(R2dbcEvents.Head head) {
        var hub = new ThreadHub(head.thread(), head.seq(), this.settings.readerQueue(), this.metrics);
        Disposable listening = this.bells.listen(topic(head.thread()))
            .mapNotNull(this::heard)
            .subscribe(event -> offer(hub, event),
                    failure -> log.warn("No bells for {} any more: {}", head.thread(), failure.toString()));
        return new Open(hub, listening);
    }

    /// What another release rings and this one cannot read is read from the log.
    private @Nullable StoredEvent heard(byte[] message) {
        try {
            return this.json.readerFor(StoredEvent.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .readValue(message);
        }
        catch (JacksonException ex) {
            log.debug("A bell cannot be read: {}", ex.toString());
            return null;
        }
    }

    private void leave(Occupied occupied) {
        occupied.hub().leave(occupied.seat());
        this.open.computeIfPresent(occupied.hub().thread(), (id, place) -> {
            if (!place.hub().isDeserted()) {
                return place;
            }
            place.listening().dispose();
            return null;
        });
    }

    /// After the commit: readers here are told at once, other nodes by a bell.
    void announce(List<StoredEvent> committed) {
        for (StoredEvent event : committed) {
            Open place = this.open.get(event.conversationId());
            if (place != null) {
                offer(place.hub(), event);
            }
            this.bells.ring(topic(event.conversationId()), this.json.writeValueAsBytes(event));
        }
    }

    private void offer(ThreadHub hub, StoredEvent event) {
        if (!hub.offer(event)) {
            fill(hub).subscribe();
        }
    }

    private Mono<Void> fill(ThreadHub hub) {
        this.metrics.gap();
        return Flux.defer(() -> this.events.read(hub.thread(), Role.SYSTEM, hub.cursor(), Long.MAX_VALUE, fillPage))
            .doOnNext(hub::offer)
            .count()
            .repeat()
            .takeUntil(read -> read < fillPage)
            .then()
            .timeout(this.settings.commitTimeMax())
            .onErrorResume(failure -> {
                log.warn("The gap in {} stays for now: {}", hub.thread(), failure.toString());
                return Mono.empty();
            });
    }

    @Override
    public void start() {
        this.comparing.set(Flux.interval(this.settings.headsInterval())
            .onBackpressureDrop()
            .concatMap(tick -> compare(), 1)
            .subscribe());
    }

    private Mono<Void> compare() {
        if (this.open.isEmpty()) {
            return Mono.empty();
        }
        return this.events.heads(List.copyOf(this.open.keySet()))
            .mapNotNull(this::lagging)
            .flatMap(this::fill)
            .then()
            .onErrorResume(failure -> {
                log.warn("Cannot compare the heads of threads: {}", failure.toString());
                return Mono.empty();
            });
    }

    private @Nullable ThreadHub lagging(R2dbcEvents.Head head) {
        Open place = this.open.get(head.thread());
        return (place != null && place.hub().cursor() < head.seq()) ? place.hub() : null;
    }

    @Override
    public void stop() {
        Disposable running = this.comparing.getAndSet(null);
        if (running != null) {
            running.dispose();
        }
        this.open.values().forEach(place -> place.listening().dispose());
    }

    @Override
    public boolean isRunning() {
        return this.comparing.get() != null;
    }

    /// Readers hear until the last of them has left.
    @Override
    public int getPhase() {
        return 0;
    }

    private static String topic(UUID thread) {
        return "thread:" + thread;
    }

    private record Open(ThreadHub hub, Disposable listening) {
    }

    private record Occupied(ThreadHub hub, Seat seat) {
    }

}
