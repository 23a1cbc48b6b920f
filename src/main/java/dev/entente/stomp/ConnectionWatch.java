// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.time.Duration;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Notices what a client does not do: connect in time, end its frame in time, send its heart-beats.
public final class ConnectionWatch {

    private static final int INTERVALS_TOLERATED = 2;

    private final Sinks.Many<Long> partialFrames = Sinks.many().multicast().directBestEffort();

    private final Sinks.One<HeartBeatPact> agreed = Sinks.one();

    private final StompSettings settings;

    private final Ticks ticks;

    private volatile long heardAt;

    private long partialFrame;

    public ConnectionWatch(StompSettings settings, Ticks ticks) {
        this.settings = settings;
        this.ticks = ticks;
        this.heardAt = ticks.now();
    }

    /// The client sent something and the reader has read it; one thread at a time.
    ///
    /// @param frame the reader's [FrameReader#partialFrame()]
    public void heard(long frame) {
        heard();
        if (frame != this.partialFrame) {
            this.partialFrame = frame;
            this.partialFrames.tryEmitNext(frame);
        }
    }

    /// The client could not have been heard until now, because a frame of its own was
    /// being carried out.
    public void heard() {
        this.heardAt = this.ticks.now();
    }

    /// The CONNECT was accepted: its time limit ends, and what was agreed on begins.
    public void connected(HeartBeatPact pact) {
        heard();
        this.agreed.tryEmitValue(pact);
    }

    /// The first thing that was not done in time, if ever; to be subscribed to once, when
    /// the connection opens.
    public Mono<ClientFrame.Violation> failure() {
        return Flux.merge(noConnect(), halfFrame(), silence()).next();
    }

    private Mono<ClientFrame.Violation> noConnect() {
        return after(this.settings.connectTimeMax())
            .map(_ -> Breach.NO_CONNECT_IN_TIME.because("there was no CONNECT in time"))
            .takeUntilOther(this.agreed.asMono());
    }

    private Flux<ClientFrame.Violation> halfFrame() {
        return this.partialFrames.asFlux()
            .switchMap(frame -> (frame == 0) ? Mono.empty() : after(this.settings.frameTimeMax()))
            .map(_ -> Breach.FRAME_NOT_COMPLETED.because("a frame was not completed in time"));
    }

    private Mono<ClientFrame.Violation> silence() {
        return this.agreed.asMono()
            .filter(pact -> pact.incoming().isPositive())
            .flatMap(pact -> silence(pact.incoming().multipliedBy(INTERVALS_TOLERATED)))
            .map(_ -> Breach.SILENT.because("the client was not heard in time"));
    }

    private Mono<Long> silence(Duration patience) {
        return Mono.defer(() -> after(this.ticks.remaining(this.heardAt, patience)))
            .repeat()
            .filter(_ -> !this.ticks.remaining(this.heardAt, patience).isPositive())
            .next();
    }

    private Mono<Long> after(Duration time) {
        return Mono.delay(time, this.ticks.scheduler());
    }

}
