// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/// What this node has told its listeners of one thread: every event once, in order. An event that comes before its turn,
/// as those of two nodes do, waits for the ones between, up to a number; what does not come is read from the log.
class ThreadHub {

    private static final int EARLY_MAX = 512;

    private final UUID thread;

    private final ThreadMetrics metrics;

    private final List<ThreadListener> listeners = new CopyOnWriteArrayList<>();

    /// Made when it is needed: most threads live on one node.
    private @Nullable SortedMap<Long, Announcement> early;

    private long cursor;

    ThreadHub(UUID thread, long cursor, ThreadMetrics metrics) {
        this.thread = thread;
        this.cursor = cursor;
        this.metrics = metrics;
    }

    UUID thread() {
        return this.thread;
    }

    synchronized long cursor() {
        return this.cursor;
    }

    boolean isDeserted() {
        return this.listeners.isEmpty();
    }

    /// The listener hears everything after the number that is answered.
    synchronized long join(ThreadListener listener) {
        this.listeners.add(listener);
        return this.cursor;
    }

    void leave(ThreadListener listener) {
        this.listeners.remove(listener);
    }

    /// @return false where something before this event has not come
    synchronized boolean offer(Announcement announcement) {
        long seq = announcement.event().seq();
        if (seq > this.cursor + 1) {
            keep(announcement);
            return false;
        }
        if (seq == this.cursor + 1) {
            tell(announcement);
            tellEarly();
        }
        return true;
    }

    /// Whether something is missing before an event that has come.
    synchronized boolean hasGap() {
        return this.early != null;
    }

    private void tell(Announcement announcement) {
        this.cursor = announcement.event().seq();
        this.listeners.forEach(listener -> listener.hear(announcement));
        this.metrics.delivered(this.listeners.size());
    }

    private void keep(Announcement announcement) {
        if (this.early == null) {
            this.early = new TreeMap<>();
        }
        if (this.early.size() < EARLY_MAX) {
            this.early.put(announcement.event().seq(), announcement);
        }
    }

    private void tellEarly() {
        while (this.early != null && this.early.firstKey() <= this.cursor + 1) {
            Announcement next = this.early.remove(this.early.firstKey());
            if (next.event().seq() == this.cursor + 1) {
                tell(next);
            }
            if (this.early.isEmpty()) {
                this.early = null;
            }
        }
    }

    void pass(byte[] message) {
        this.listeners.forEach(listener -> listener.pass(message));
    }

}
