// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import dev.entente.conversation.Append.Outcome;
import dev.entente.conversation.R2dbcEvents.Saying;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/// Lets plain words of many threads share a commit: while one commit is on its way the next batch gathers, so that the
/// size follows the load. A thread always uses the same lane, so that its sayings stay in order.
@Component
class GroupCommit {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    private final Append append;

    private final TransactionalOperator transaction;

    private final ConversationSettings settings;

    private final ThreadMetrics metrics;

    private final List<Lane> lanes;

    GroupCommit(Append append, TransactionalOperator transaction, ConversationSettings settings,
            ThreadMetrics metrics) {
        this.append = append;
        this.transaction = transaction;
        this.settings = settings;
        this.metrics = metrics;
        this.lanes = IntStream.range(0, settings.commitLanes()).mapToObj(index -> new Lane()).toList();
        metrics.watchQueues(this.lanes.stream().map(lane -> lane.queue).toList());
    }

    /// The outcome after the commit. Whoever stops waiting does not take his words back.
    Mono<Outcome> submit(UUID thread, Draft draft) {
        return Mono.create(sink -> this.lanes.get(Math.floorMod(thread.hashCode(), this.lanes.size()))
            .add(new Waiting(new Saying(thread, draft), sink)));
    }

    private record Waiting(Saying saying, MonoSink<Outcome> sink) {
    }

    /// One commit at a time.
    private final class Lane {

        private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(GroupCommit.this.settings.commitQueue());

        private final AtomicBoolean busy = new AtomicBoolean();

        void add(Waiting waiting) {
            if (this.queue.offer(waiting)) {
                commitNext();
            }
            else {
                waiting.sink().error(Refused.because(Refusal.Reason.BUSY, "The server is busy; send it again."));
            }
        }

        private void commitNext() {
            if (this.queue.isEmpty() || !this.busy.compareAndSet(false, true)) {
                return;
            }
            var batch = new ArrayList<Waiting>();
            this.queue.drainTo(batch, GroupCommit.this.settings.commitBatch());
            if (batch.isEmpty()) {
                release();
                return;
            }
            long startedAt = System.nanoTime();
            commit(batch).subscribe(outcomes -> answer(batch, outcomes, startedAt), failure -> fail(batch, failure));
        }

        private Mono<List<Outcome>> commit(List<Waiting> batch) {
            return GroupCommit.this.append.words(batch.stream().map(Waiting::saying).toList())
                .as(GroupCommit.this.transaction::transactional)
                .timeout(GroupCommit.this.settings.commitTimeMax());
        }

        private void answer(List<Waiting> batch, List<Outcome> outcomes, long startedAt) {
            long fresh = outcomes.stream().filter(Outcome.New.class::isInstance).count();
            GroupCommit.this.metrics.committed(startedAt, batch.size(), fresh);
            release();
            for (int index = 0; index < batch.size(); index++) {
                batch.get(index).sink().success(outcomes.get(index));
            }
        }

        private void fail(List<Waiting> batch, Throwable failure) {
            GroupCommit.this.metrics.commitFailed();
            log.error("A commit of {} sayings failed, their senders are told: {}", batch.size(), failure.toString());
            release();
            var refused = Refused.because(Refusal.Reason.UNAVAILABLE, "It was not stored; send it again.");
            batch.forEach(waiting -> waiting.sink().error(refused));
        }

        private void release() {
            this.busy.set(false);
            commitNext();
        }

    }

}
