// SPDX-License-Identifier: Apache-2.0

package dev.entente.worker;

import java.time.Duration;
import java.util.function.Function;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// One life of a worker between its start and its stop.
record Shift(Signals signals, Sinks.Empty<Void> finished, Disposable subscription) {

    /// How long what was cut off may take to put its work back.
    private static final Duration putBackTimeMax = Duration.ofSeconds(2);

    /// Subscribes to the work, which gets the signals that it is to end by.
    static Shift begin(Function<Signals, Mono<Void>> work) {
        var signals = new Signals(Sinks.empty(), Sinks.empty());
        var finished = Sinks.<Void>empty();
        var subscription = work.apply(signals).doFinally(_ -> finished.tryEmitEmpty()).subscribe();
        return new Shift(signals, finished, subscription);
    }

    /// Lets work under way end, cuts it off after the grace time, and says when it is
    /// over.
    void end(Duration grace, Runnable callback) {
        this.signals.stop().tryEmitEmpty();
        this.finished.asMono().timeout(grace, Mono.defer(this::cutOff)).doFinally(_ -> callback.run()).subscribe();
    }

    private Mono<Void> cutOff() {
        this.signals.cut().tryEmitEmpty();
        return this.finished.asMono().timeout(putBackTimeMax, Mono.fromRunnable(this.subscription::dispose));
    }

    /// @param stop nothing new is taken from now on
    /// @param cut what is still under way is put back
    record Signals(Sinks.Empty<Void> stop, Sinks.Empty<Void> cut) {
    }

}
