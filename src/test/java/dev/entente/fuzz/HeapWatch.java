// SPDX-License-Identifier: Apache-2.0

package dev.entente.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import com.sun.management.ThreadMXBean;

/// What a campaign does to the heap of this JVM.
final class HeapWatch {

    private static final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans()
        .stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();

    private static final int COLLECTIONS_MAX = 10;

    private static final Duration CLEANERS_TURN = Duration.ofMillis(20);

    private static final long SETTLED_BYTES = 64 * 1024;

    private final long before = keptNow();

    HeapWatch() {
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /// The most that was ever in use, garbage included.
    long peakBytes() {
        return pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    /// What is still there after a collection and was not there at the start.
    long keptBytes() {
        return Math.max(0, keptNow() - this.before);
    }

    /// What the calling thread has ever taken from the heap.
    static long allocatedBytes() {
        return threads.getCurrentThreadAllocatedBytes();
    }

    /// Collects until a collection frees next to nothing: what stands behind a cleaner
    /// goes
    /// only after its thread had a turn.
    private static long keptNow() {
        long kept = collected();
        for (int round = 1; round < COLLECTIONS_MAX; round++) {
            LockSupport.parkNanos(CLEANERS_TURN.toNanos());
            long now = collected();
            if (kept - now < SETTLED_BYTES) {
                return Math.min(kept, now);
            }
            kept = now;
        }
        return kept;
    }

    private static long collected() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

}
