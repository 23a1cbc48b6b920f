// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.time.Duration;

import reactor.core.publisher.Mono;

/// Sends a line feed whenever the server has been quiet for as long as it promised not to be.
public final class HeartBeats {

    private static final Duration LOOK_AGAIN_MIN = Duration.ofMillis(1);

    private final OutboundQueue queue;

    private final Ticks ticks;

    public HeartBeats(OutboundQueue queue, Ticks ticks) {
        this.queue = queue;
        this.ticks = ticks;
    }

    /// Beats as long as it is subscribed to; completes when the queue has ended.
    public Mono<Void> beat(HeartBeatPact pact) {
        return Mono.defer(() -> Mono.delay(nextLook(pact.outgoing()), this.ticks.scheduler()))
            .map(_ -> beatIfQuiet(pact.outgoing()))
            .repeat()
            .takeUntil(OutboundQueue.Offer.CLOSED::equals)
            .then();
    }

    private Duration nextLook(Duration interval) {
        // while something waits, the client is slow, not the server quiet
        Duration wait = (this.queue.waitingBytes() > 0) ? interval : this.queue.untilQuiet(interval);
        return (wait.compareTo(LOOK_AGAIN_MIN) > 0) ? wait : LOOK_AGAIN_MIN;
    }

    private OutboundQueue.Offer beatIfQuiet(Duration interval) {
        boolean isQuiet = this.queue.waitingBytes() == 0 && !this.queue.untilQuiet(interval).isPositive();
        return isQuiet ? this.queue.offer(ServerFrames.heartBeat()) : OutboundQueue.Offer.TAKEN;
    }

}
