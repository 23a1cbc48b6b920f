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

    private final Nudge nudge;

    private final Duration pollEvery;

    private final Duration stopGrace;

    private volatile @Nullable Shift shift;

    /// @param pollEvery how often it looks for what no nudge told it of
    /// @param stopGrace how long a stop waits for work under way
    protected Worker(Nudge nudge, Duration pollEvery, Duration stopGrace) {
        this.nudge = nudge;
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
            this.shift = Shift.begin(stop -> work(calls(stop)));
        }
    }

    private Flux<?> calls(Mono<Void> stop) {
        return Flux.merge(this.nudge.rings(), Flux.interval(Duration.ZERO, this.pollEvery))
            .onBackpressureLatest()
            .takeUntilOther(stop);
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
