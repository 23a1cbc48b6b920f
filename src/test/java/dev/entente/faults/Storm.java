// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// Misfortunes one after the other while people talk and money is moved. The same seed brings the same ones in the same
/// order for the same time.
final class Storm {

    private static final int LASTS_MAX_MS = 1_500;

    private static final int REST_MAX_MS = 500;

    /// So early that a longer storm of the same seed begins as a shorter one.
    private static final int DECIDED_BY = 3;

    private final List<String> log = new ArrayList<>();

    private final Rig rig;

    private final Random random;

    Storm(Rig rig, long seed) {
        this.rig = rig;
        this.random = new Random(seed);
    }

    /// Lets them happen; at one moment a case is decided and its money goes its way.
    ///
    /// @param count how many, at least three
    /// @param decided the thread of that case
    List<String> rage(int count, FaultMarket.OpenThread decided) {
        int moment = this.random.nextInt(DECIDED_BY);
        long refund = 2_500 + this.random.nextInt(10);
        for (int index = 0; index < count; index++) {
            if (index == moment) {
                decided.decide(refund);
                this.log.add("decided " + refund);
            }
            var next = Misfortune.values()[this.random.nextInt(Misfortune.values().length)];
            int lasts = this.random.nextInt(LASTS_MAX_MS);
            this.log.add(next + " for " + lasts + " ms");
            next.befall(this.rig);
            rest(lasts);
            this.rig.mend();
            rest(this.random.nextInt(REST_MAX_MS));
        }
        return this.log;
    }

    private static void rest(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

}
