// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LatenciesTests {

    @Test
    void nothingMeasuredIsZero() {
        assertThat(new Latencies().millis(0.99)).isZero();
    }

    @Test
    void aTimeBelowZeroCountsAsZero() {
        var times = new Latencies();
        times.record(-5);
        assertThat(times.millis(1)).isZero();
        assertThat(times.count()).isOne();
    }

    @Test
    void oneSlowAmongHundredShowsInTheMaximumOnly() {
        var times = new Latencies();
        for (int index = 0; index < 99; index++) {
            times.record(1_000_000);
        }
        times.record(3_000_000_000L);
        assertThat(times.millis(0.99)).isCloseTo(1, Percentage.withPercentage(2));
        assertThat(times.millis(1)).isEqualTo(times.maxMillis()).isEqualTo(3_000);
    }

    @Property
    void percentilesAreThoseOfTheSortedTimes(
            @ForAll @Size(min = 1, max = 200) List<@LongRange(max = 100_000_000_000L) Long> given,
            @ForAll @LongRange(min = 1, max = 100) long percent) {
        var times = new Latencies();
        given.forEach(times::record);
        var sorted = given.stream().sorted().toList();
        long exact = sorted.get((int) Math.ceil(percent / 100.0 * sorted.size()) - 1);
        assertThat(times.millis(percent / 100.0) * 1e6).isBetween(exact - 0.5, exact * (1 + 1.0 / 64) + 0.5);
    }

}
