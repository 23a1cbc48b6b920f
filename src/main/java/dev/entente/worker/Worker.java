// SPDX-License-Identifier: Apache-2.0

package dev.entente.worker;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Looks for due work as long as the server runs: at every ring of its nudge, and now and then without one.
///
/// Its subscription is the one that keeps the work going; no caller waits for it.
public abstract class Worker implements SmartLifecycle {

    private final Flux<?> rings;

    private final Duration pollEvery;

    private final Duration stopGrace;

    private volatile @Nullable Shift shift;

    private volatile Mono<Void> cut = Mono.never();

    /// @param pollEvery how often it looks for what no nudge told it of
    /// @param stopGrace how long a stop waits for work under way
    protected Worker(Nudge nudge, Duration pollEvery, Duration stopGrace) {
        this(nudge.rings(), pollEvery, stopGrace);
    }

    /// @param rings tell of work that is due
    protected Worker(Flux<?> rings, Duration pollEvery, Duration stopGrace) {
        this.rings = rings;
        this.pollEvery = pollEvery;
        this.stopGrace = stopGrace;
    }

    /// Takes due work at each call, for as long as calls come. An error would end it, so
    /// that whatever can go wrong is
    /// handled inside.
    protected abstract Mono<Void> work(Flux<?> calls);

    @Override
    public final synchronized void start() {
        if (this.shift == null) {
            this.shift = Shift.begin(this::begin);
        }
    }

    private Mono<Void> begin(Shift.Signals signals) {
        this.cut = signals.cut().asMono();
        return work(Flux.merge(this.rings, Flux.interval(Duration.ZERO, this.pollEvery))
            .onBackpressureLatest()
            .takeUntilOther(signals.stop().asMono()));
    }

    /// Does what is leased to this node; where a stop has to cut it off, the lease is
    /// given back, so that another node need not wait for its end.
    protected final Mono<Void> orPutBack(Mono<Void> leased, Mono<Void> putBack) {
        return Mono.firstWithSignal(leased.thenReturn(true), this.cut.thenReturn(false))
            .flatMap(done -> done ? Mono.empty() : putBack);
    }

    @Override
    public final void stop() {
        stop(() -> {
        });
    }

    /// Takes nothing new, lets work under way end, and cuts it off after the grace time:
    /// whoever takes it next carries on.
    @Override
    public final synchronized void stop(Runnable callback) {
        var stopped = this.shift;
        this.shift = null;
        if (stopped == null) {
            callback.run();
        }
        else {
            stopped.end(this.stopGrace, callback);
        }
    }

    @Override
    public final boolean isRunning() {
        return this.shift != null;
    }

}
