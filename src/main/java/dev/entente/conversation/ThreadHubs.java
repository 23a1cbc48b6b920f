// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import dev.entente.conversation.Threads.Seat;
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

/// The threads that have listeners on this node. A bell brings an event at once; where a bell was lost the log is read,
/// and because a lost last bell makes no gap the heads are compared all the time.
@Component
class ThreadHubs implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ThreadHubs.class);

    private static final int fillPage = 500;

    private static final int fillsAtOnce = 4;

    private final ConcurrentMap<UUID, Open> open = new ConcurrentHashMap<>();

    private final Set<ThreadHub> gapped = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean filling = new AtomicBoolean();

    private final AtomicReference<Disposable> comparing = new AtomicReference<>();

    private final R2dbcEvents events;

    private final Bells bells;

    private final EventBell coding;

    private final ConversationSettings settings;

    private final ThreadMetrics metrics;

    ThreadHubs(R2dbcEvents events, Bells bells, EventBell coding, ConversationSettings settings,
            ThreadMetrics metrics) {
        this.events = events;
        this.bells = bells;
        this.coding = coding;
        this.settings = settings;
        this.metrics = metrics;
        metrics.watchHubs(this.open);
    }

    /// Seats a listener; what it does not hear ends with the number that is answered.
    Mono<Seat> join(UUID thread, ThreadListener listener) {
        return Mono.defer(() -> {
            Seat known = enterOpen(thread, listener);
            return (known != null) ? Mono.just(known)
                    : this.events.heads(List.of(thread)).next().map(head -> enter(head, listener));
        });
    }

    private @Nullable Seat enterOpen(UUID thread, ThreadListener listener) {
        var seat = new AtomicReference<@Nullable Seat>();
        this.open.computeIfPresent(thread, (id, place) -> {
            seat.set(seat(place.hub(), listener));
            return place;
        });
        return seat.get();
    }

    private Seat enter(R2dbcEvents.Head head, ThreadListener listener) {
        var seat = new AtomicReference<Seat>();
        this.open.compute(head.thread(), (id, known) -> {
            Open place = (known != null) ? known : openHub(head);
            seat.set(seat(place.hub(), listener));
            return place;
        });
        return seat.get();
    }

    private Seat seat(ThreadHub hub, ThreadListener listener) {
        return new Seat(hub.join(listener), () -> leave(hub, listener));
    }

    private Open openHub(R2dbcEvents.Head head) {
        var hub = new ThreadHub(head.thread(), head.seq(), this.metrics);
        return new Open(hub, this.bells.hear(topic(head.thread()), message -> rung(hub, message)));
    }

    private void rung(ThreadHub hub, byte[] message) {
        if (EventBell.isPassing(message)) {
            hub.pass(EventBell.passing(message));
            return;
        }
        StoredEvent event = this.coding.event(message);
        if (event != null) {
            offer(hub, new Announcement(event));
        }
    }

    private void leave(ThreadHub hub, ThreadListener listener) {
        hub.leave(listener);
        this.open.computeIfPresent(hub.thread(), (id, place) -> {
            if (place.hub() != hub || !hub.isDeserted()) {
                return place;
            }
            place.listening().dispose();
            return null;
        });
    }

    /// After the commit: listeners here are told at once, other nodes by a bell.
    void announce(StoredEvent event) {
        Open place = this.open.get(event.conversationId());
        if (place != null) {
            offer(place.hub(), new Announcement(event));
        }
        this.bells.ringElsewhere(topic(event.conversationId()), () -> this.coding.message(event));
    }

    void pass(UUID thread, byte[] message) {
        this.bells.ring(topic(thread), EventBell.passingMessage(message));
    }

    private void offer(ThreadHub hub, Announcement announcement) {
        if (!hub.offer(announcement) && this.gapped.add(hub)) {
            fillLater();
        }
    }

    /// What is missing mostly is on its way from another node. What has not come after a
    /// moment is read, of all threads together, a few at a time.
    private void fillLater() {
        if (this.filling.compareAndSet(false, true)) {
            Mono.delay(this.settings.gapPatience()).thenMany(Flux.defer(this::fillAll)).doFinally(_ -> {
                this.filling.set(false);
                if (!this.gapped.isEmpty()) {
                    fillLater();
                }
            }).subscribe();
        }
    }

    private Flux<Void> fillAll() {
        var hubs = List.copyOf(this.gapped);
        hubs.forEach(this.gapped::remove);
        return Flux.fromIterable(hubs).filter(ThreadHub::hasGap).flatMap(this::fill, fillsAtOnce);
    }

    private Mono<Void> fill(ThreadHub hub) {
        this.metrics.gap();
        return Flux.defer(() -> this.events.read(hub.thread(), Role.SYSTEM, hub.cursor(), Long.MAX_VALUE, fillPage))
            .doOnNext(event -> hub.offer(new Announcement(event)))
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
            .flatMap(this::fill, fillsAtOnce)
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

}
