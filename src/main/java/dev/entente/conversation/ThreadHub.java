// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// What this node has told its listeners of one thread: every event once, in order. What does not follow on the last one
/// is a gap, and a gap is read from the log.
class ThreadHub {

    private final UUID thread;

    private final ThreadMetrics metrics;

    private final List<ThreadListener> listeners = new CopyOnWriteArrayList<>();

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

    /// @return false where something before this event was missed
    synchronized boolean offer(Announcement announcement) {
        long seq = announcement.event().seq();
        if (seq > this.cursor + 1) {
            return false;
        }
        if (seq == this.cursor + 1) {
            this.cursor = seq;
            this.listeners.forEach(listener -> listener.hear(announcement));
            this.metrics.delivered(this.listeners.size());
        }
        return true;
    }

    void pass(byte[] message) {
        this.listeners.forEach(listener -> listener.pass(message));
    }

}
