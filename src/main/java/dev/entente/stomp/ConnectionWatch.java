// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/// Notices what a client does not do: connect in time, end its frame in time, send its heart-beats. It has no clock of its
/// own: it is looked at now and then, by the one thread of the connection.
public final class ConnectionWatch {

    private static final int INTERVALS_TOLERATED = 2;

    private final StompSettings settings;

    private final long openedAt;

    private long heardAt;

    private long frameBegunAt;

    private long partialFrame;

    private @Nullable HeartBeatPact agreed;

    /// @param now in nanoseconds, as everywhere here, of a clock that no operator can set
    /// back
    public ConnectionWatch(StompSettings settings, long now) {
        this.settings = settings;
        this.openedAt = now;
        this.heardAt = now;
    }

    /// The client sent something and the reader has read it.
    ///
    /// @param frame the reader's [FrameReader#partialFrame()]
    public void heard(long frame, long now) {
        this.heardAt = now;
        if (frame != this.partialFrame) {
            this.partialFrame = frame;
            this.frameBegunAt = now;
        }
    }

    /// The client could not have been heard until now, because a frame of its own was
    /// being carried out.
    public void heard(long now) {
        this.heardAt = now;
    }

    /// The CONNECT was accepted: its time limit ends, and what was agreed on begins.
    public void connected(HeartBeatPact pact, long now) {
        this.heardAt = now;
        this.agreed = pact;
    }

    /// The first thing that was not done in time, or null.
    public ClientFrame.@Nullable Violation look(long now) {
        HeartBeatPact pact = this.agreed;
        if (pact == null && isOver(this.openedAt, this.settings.connectTimeMax(), now)) {
            return Breach.NO_CONNECT_IN_TIME.because("there was no CONNECT in time");
        }
        if (this.partialFrame != 0 && isOver(this.frameBegunAt, this.settings.frameTimeMax(), now)) {
            return Breach.FRAME_NOT_COMPLETED.because("a frame was not completed in time");
        }
        if (pact != null && pact.incoming().isPositive()
                && isOver(this.heardAt, pact.incoming().multipliedBy(INTERVALS_TOLERATED), now)) {
            return Breach.SILENT.because("the client was not heard in time");
        }
        return null;
    }

    private static boolean isOver(long start, Duration time, long now) {
        return now - start >= time.toNanos();
    }

}
