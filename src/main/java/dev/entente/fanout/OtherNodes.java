// SPDX-License-Identifier: Apache-2.0

package dev.entente.fanout;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/// Which nodes were heard lately. Whoever is alone need not ring; and whoever does not hear itself any more has a line
/// that is dead and does not know it.
final class OtherNodes {

    private final ConcurrentMap<Long, Long> heardAt = new ConcurrentHashMap<>();

    private final long self;

    private final long patience;

    private final LongSupplier nanos;

    private volatile long selfHeardAt;

    private volatile boolean alone = true;

    /// @param patience after what silence a node counts as gone
    OtherNodes(long self, Duration patience, LongSupplier nanos) {
        this.self = self;
        this.patience = patience.toNanos();
        this.nanos = nanos;
        this.selfHeardAt = nanos.getAsLong();
    }

    /// @return whether this is a node that was not known before
    boolean heard(long node) {
        if (node == this.self) {
            this.selfHeardAt = this.nanos.getAsLong();
            return false;
        }
        boolean isNew = this.heardAt.put(node, this.nanos.getAsLong()) == null;
        this.alone = false;
        return isNew;
    }

    /// Forgets who has been silent for too long.
    void forgetSilent() {
        long now = this.nanos.getAsLong();
        this.heardAt.values().removeIf(at -> now - at > this.patience);
        this.alone = this.heardAt.isEmpty();
    }

    boolean isAlone() {
        return this.alone;
    }

    /// A new line stands: it has its time to be heard.
    void listenAnew() {
        this.selfHeardAt = this.nanos.getAsLong();
    }

    boolean isDeaf() {
        return this.nanos.getAsLong() - this.selfHeardAt > this.patience;
    }

}
