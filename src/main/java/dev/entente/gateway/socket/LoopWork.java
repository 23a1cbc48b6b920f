// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// What one event loop does for all its connections together: it is woken once for many that have something to send, and
/// looks at the time once for all.
final class LoopWork {

    /// How late a time limit may be noticed.
    static final Duration TICK = Duration.ofMillis(200);

    private static final ConcurrentMap<EventLoop, LoopWork> all = new ConcurrentHashMap<>();

    private final Queue<Wire> ready = new ConcurrentLinkedQueue<>();

    private final AtomicBoolean woken = new AtomicBoolean();

    private final Set<Line> lines = new LinkedHashSet<>();

    private final EventLoop loop;

    private @Nullable Future<?> ticking;

    private final Scheduler scheduler;

    private LoopWork(EventLoop loop) {
        this.loop = loop;
        this.scheduler = Schedulers.fromExecutor(loop);
    }

    /// The loop, for publishers.
    Scheduler scheduler() {
        return this.scheduler;
    }

    static LoopWork of(EventLoop loop) {
        return all.computeIfAbsent(loop, LoopWork::new);
    }

    /// The wire has something to send; any thread may say so.
    void isReady(Wire wire) {
        this.ready.add(wire);
        if (this.woken.compareAndSet(false, true)) {
            this.loop.execute(this::serve);
        }
    }

    /// On the loop: the line has a sense of time from now on.
    void add(Line line) {
        this.lines.add(line);
        if (this.ticking == null) {
            this.ticking = this.loop.scheduleAtFixedRate(this::tick, TICK.toMillis(), TICK.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /// On the loop: the line is closed.
    void remove(Line line) {
        this.lines.remove(line);
        if (this.lines.isEmpty() && this.ticking != null) {
            this.ticking.cancel(false);
            this.ticking = null;
        }
    }

    private void serve() {
        this.woken.set(false);
        for (Wire wire = this.ready.poll(); wire != null; wire = this.ready.poll()) {
            wire.serve();
        }
    }

    private void tick() {
        long now = System.nanoTime();
        List.copyOf(this.lines).forEach(line -> line.tick(now));
    }

}
