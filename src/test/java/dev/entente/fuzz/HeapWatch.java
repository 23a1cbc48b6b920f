// SPDX-License-Identifier: Apache-2.0

package dev.entente.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

import com.sun.management.ThreadMXBean;

/// What a campaign does to the heap of this JVM.
final class HeapWatch {

    private static final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans()
        .stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();

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

    private static long keptNow() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

}
