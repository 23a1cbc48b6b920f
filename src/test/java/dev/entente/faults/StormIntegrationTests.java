// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/// Faults in an order that nobody thought of. `-Dentente.faults.seed=…` brings the same ones again;
/// `-Dentente.faults.minutes=…` goes on from seed to seed for that long.
@EnabledOnOs(OS.LINUX)
class StormIntegrationTests {

    private static final int MISFORTUNES = Integer.getInteger("entente.faults.count", 4);

    @Test
    void losesNothingInAStorm() {
        long seed = Long.getLong("entente.faults.seed", new Random().nextInt(1_000_000));
        long end = System.nanoTime() + Duration.ofMinutes(Long.getLong("entente.faults.minutes", 0)).toNanos();
        do {
            storm(seed++);
        }
        while (System.nanoTime() < end);
    }

    private static void storm(long seed) {
        System.out.printf("Storm of seed %d, again by -Dentente.faults.seed=%d%n", seed, seed);
        var rig = Rig.calm();
        try (var first = rig.talk(); var second = rig.talk(); var decided = rig.talk()) {
            first.begin();
            second.begin();
            List<String> happened = new Storm(rig, seed).rage(MISFORTUNES, decided.thread());
            System.out.printf("Storm of seed %d: %s%n", seed, happened);
            List.of(first, second, decided).forEach(Talk::caughtUp);
            rig.awaitMoney(decided.thread());

            assertThat(first.buyer().testimony().acks()).as("people were heard").isNotEmpty();
            List.of(first, second, decided).forEach(Talk::endsWell);
        }
        catch (AssertionError | RuntimeException ex) {
            throw new AssertionError("Storm of seed " + seed, ex);
        }
    }

}
