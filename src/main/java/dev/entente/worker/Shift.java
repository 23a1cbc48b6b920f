// SPDX-License-Identifier: Apache-2.0

package dev.entente.worker;

import java.time.Duration;
import java.util.function.UnaryOperator;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// One life of a worker between its start and its stop.
record Shift(Sinks.Empty<Void> stop, Sinks.Empty<Void> finished, Disposable subscription) {

    /// Subscribes to the work, which gets the signal after which it is to take nothing
    /// new.
    static Shift begin(UnaryOperator<Mono<Void>> work) {
        var stop = Sinks.<Void>empty();
        var finished = Sinks.<Void>empty();
        var subscription = work.apply(stop.asMono()).doFinally(_ -> finished.tryEmitEmpty()).subscribe();
        return new Shift(stop, finished, subscription);
    }

    /// Lets work under way end, cuts it off after the grace time, and says when it is
    /// over.
    void end(Duration grace, Runnable callback) {
        this.stop.tryEmitEmpty();
        this.finished.asMono()
            .timeout(grace, Mono.fromRunnable(this.subscription::dispose))
            .doFinally(_ -> callback.run())
            .subscribe();
    }

}
