// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompareTableTests {

    private final CompareTable table = new CompareTable(
            CompareSettings.read(new String[] { "--rounds", "3", "--only", "ours,netty-pg" }));

    @Test
    void ratiosAreTakenWithinARoundBecauseTheMachineDrifts() {
        round(100, 200);
        round(10, 40);
        round(50, 100);

        assertThat(this.table.text()).contains("ours to netty-pg: 0.50 × deliveries/s");
    }

    @Test
    void medianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(CompareTable.median(new double[] { 9, 1, 3, 5 })).isEqualTo(4);
    }

    @Test
    void oneMessageThatIsLostBreaksThePromise() {
        this.table.add("ours", figures(100, 0));
        assertThat(this.table.keepsPromises()).isTrue();

        this.table.add("ours", figures(100, 1));
        assertThat(this.table.keepsPromises()).isFalse();
    }

    @Test
    void whatAPeerLosesIsNoBrokenPromise() {
        this.table.add("ours-2-nodes", figures(100, 0));
        this.table.add("netty-pg", figures(100, 7));

        assertThat(this.table.keepsPromises()).isTrue();
    }

    private void round(double ours, double limit) {
        this.table.add("ours", figures(ours, 0));
        this.table.add("netty-pg", figures(limit, 0));
    }

    private static Figures figures(double perSecond, long broken) {
        return new Figures(perSecond, 10, 60, 9_000, 1, 3, broken, 0, 0, 0, 0);
    }

}
