// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.limit;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// How many of something each name has at the same time. Whoever enters leaves again, also where there was no room.
public final class AtOnce {

    private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();

    private final int max;

    public AtOnce(int max) {
        this.max = max;
    }

    /// Counts one more, and says whether there was room for it.
    public boolean enter(String name) {
        return this.counts.merge(name, 1, Integer::sum) <= this.max;
    }

    public void leave(String name) {
        this.counts.computeIfPresent(name, (_, count) -> count > 1 ? count - 1 : null);
    }

    public boolean isFull(String name) {
        return this.counts.getOrDefault(name, 0) >= this.max;
    }

}
