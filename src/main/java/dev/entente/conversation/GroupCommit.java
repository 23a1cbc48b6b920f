// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import dev.entente.conversation.AppendWords.Outcome;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Schedulers;

/// Lets plain words of many threads share a commit: while one commit is on its way the next batch gathers, so that the
/// size follows the load. A thread always uses the same lane, so that its sayings stay in order. Lanes with little to do
/// share a commit too; those with much to do commit side by side.
@Component
class GroupCommit {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    /// So many sayings are worth a commit of their own, at once.
    private static final int FULL = 64;

    private final R2dbcTurns turns;

    private final ThreadHubs hubs;

    private final ConversationSettings settings;

    private final ThreadMetrics metrics;

    private final List<Lane> lanes;

    private final AtomicBoolean waiting = new AtomicBoolean();

    private volatile long lastBegunAt;

    GroupCommit(ConnectionFactory connections, R2dbcTurns turns, ThreadHubs hubs, ConversationSettings settings,
            ThreadMetrics metrics) {
        this.turns = turns;
        this.hubs = hubs;
        this.settings = settings;
        this.metrics = metrics;
        this.lastBegunAt = System.nanoTime() - settings.commitInterval().toNanos();
        ConnectionFactory plain = unpooled(connections);
        this.lanes = IntStream.range(0, settings.commitLanes()).mapToObj(_ -> new Lane(plain)).toList();
        metrics.watchQueues(this.lanes.stream().map(lane -> lane.queue).toList());
    }

    private static ConnectionFactory unpooled(ConnectionFactory connections) {
        return (connections instanceof Wrapped<?> pool && pool.unwrap() instanceof ConnectionFactory plain)
                ? unpooled(plain) : connections;
    }

    /// Whoever stops waiting does not take his words back.
    void submit(Saying saying, Sayer sayer) {
        this.lanes.get(Math.floorMod(saying.thread().hashCode(), this.lanes.size())).add(new Waiting(saying, sayer));
    }

    /// Every lane has its connection before anybody speaks, or else the first words ask
    /// again. It is no lifecycle: whatever depends on it would be stopped too early.
    @EventListener(ApplicationStartedEvent.class)
    void open() {
        this.lanes.forEach(Lane::open);
    }

    private void commitLater(long nanos) {
        if (this.waiting.compareAndSet(false, true)) {
            Schedulers.parallel().schedule(() -> {
                this.waiting.set(false);
                this.lanes.forEach(Lane::commitNext);
            }, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void tell(Waiting waiting, Outcome outcome) {
        switch (outcome) {
            case Outcome.New(var event, var turnAsked) -> {
                waiting.sayer().stored(new Appended(event, true));
                this.hubs.announce(event);
                if (turnAsked) {
                    this.turns.wake();
                }
            }
            case Outcome.Known(var event) -> waiting.sayer().stored(new Appended(event, false));
            case Outcome.Not(var why) -> waiting.sayer().refused(why);
        }
    }

    record Waiting(Saying saying, Sayer sayer) {
    }

    /// One commit at a time.
    private final class Lane {

        private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(GroupCommit.this.settings.commitQueue());

        private final AtomicBoolean busy = new AtomicBoolean();

        private final AppendWords words;

        private List<Lane> shared = List.of();

        private long begunAt;

        Lane(ConnectionFactory connections) {
            this.words = new AppendWords(connections);
        }

        void open() {
            if (this.busy.compareAndSet(false, true)) {
                this.words.open()
                    .timeout(GroupCommit.this.settings.commitTimeMax())
                    .doOnError(failure -> log.warn("No connection for words yet: {}", failure.toString()))
                    .onErrorComplete()
                    .subscribe(null, null, this::free);
            }
        }

        void add(Waiting waiting) {
            if (this.queue.offer(waiting)) {
                commitNext();
            }
            else {
                waiting.sayer().refused(Refused.because(Refusal.Reason.BUSY, "The server is busy; send it again."));
            }
        }

        private void commitNext() {
            while (!this.queue.isEmpty() && !this.busy.get()) {
                long wait = untilNext();
                if (wait > 0) {
                    commitLater(wait);
                    return;
                }
                if (this.busy.compareAndSet(false, true)) {
                    begin();
                }
            }
        }

        private long untilNext() {
            return (this.queue.size() >= FULL) ? 0 : GroupCommit.this.lastBegunAt
                    + GroupCommit.this.settings.commitInterval().toNanos() - System.nanoTime();
        }

        /// Only where it is busy; where there is nothing to commit it is busy no more.
        private void begin() {
            var batch = new ArrayList<Waiting>();
            this.queue.drainTo(batch, GroupCommit.this.settings.commitBatch());
            if (batch.isEmpty()) {
                this.busy.set(false);
                return;
            }
            this.begunAt = System.nanoTime();
            GroupCommit.this.lastBegunAt = this.begunAt;
            this.shared = GroupCommit.this.lanes.stream().filter(lane -> lane.joins(batch)).toList();
            commit(new Batch(batch));
        }

        /// Gives a small batch its own words, where it has few, and is as busy as it.
        private boolean joins(List<Waiting> batch) {
            int few = FULL - batch.size();
            if (this.queue.isEmpty() || this.queue.size() > few || !this.busy.compareAndSet(false, true)) {
                return false;
            }
            this.queue.drainTo(batch, few);
            return true;
        }

        private void commit(Batch batch) {
            this.words.store(batch.sayings())
                .timeout(GroupCommit.this.settings.commitTimeMax())
                .subscribe(outcomes -> answer(batch, outcomes), failure -> fail(batch, failure));
        }

        /// Everybody hears of his words in the order of their numbers. The next commit of
        /// this lane is told on this same thread, so it may begin before this one is
        /// told; that of another lane may not.
        private void answer(Batch batch, List<Outcome> outcomes) {
            GroupCommit.this.metrics.committed(this.begunAt, outcomes.size(),
                    outcomes.stream().filter(Outcome.New.class::isInstance).count());
            List<Lane> others = this.shared;
            free();
            batch.tell(outcomes, GroupCommit.this::tell);
            others.forEach(Lane::free);
        }

        private void fail(Batch batch, Throwable failure) {
            GroupCommit.this.metrics.commitFailed();
            log.error("A commit of {} sayings failed, their senders are told: {}", batch.sayings().size(),
                    failure.toString());
            List<Lane> others = this.shared;
            batch.refuse(Refused.because(Refusal.Reason.UNAVAILABLE, "It was not stored; send it again."));
            free();
            others.forEach(Lane::free);
        }

        private void free() {
            this.shared = List.of();
            this.busy.set(false);
            commitNext();
        }

    }

}
