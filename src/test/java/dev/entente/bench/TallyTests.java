// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A command that says "nothing was lost" has to be able to say the contrary.
class TallyTests {

    private static final int BUYER = 0;

    private static final int SELLER = 1;

    private static final int AGENT = 2;

    private static final int STRANGER = 3;

    private final Tally tally = new Tally(6);

    private int acknowledged(long seq) {
        int number = this.tally.send(BUYER, 0, 0);
        this.tally.acknowledge(BUYER, number, seq, 10);
        return number;
    }

    private void reaches(int receiver, int number, long seq) {
        this.tally.see(receiver, seq, seq - 1);
        this.tally.deliver(receiver, BUYER, number, seq, 20);
    }

    private void reachesEveryone(int number, long seq) {
        IntStream.of(BUYER, SELLER, AGENT).forEach(receiver -> reaches(receiver, number, seq));
    }

    @Test
    void noticesWhatWasAcknowledgedAndIsMissing() {
        int number = acknowledged(1);
        reaches(BUYER, number, 1);
        reaches(AGENT, number, 1);
        assertThat(this.tally.isSettled()).isFalse();
        assertThat(this.tally.count().lost).isOne();
        assertThat(this.tally.count().isClean()).isFalse();
    }

    @Test
    void noticesWhatComesTwice() {
        int number = acknowledged(1);
        reachesEveryone(number, 1);
        reaches(SELLER, number, 1);
        assertThat(this.tally.count().duplicates).isOne();
        assertThat(this.tally.count().isClean()).isFalse();
    }

    @Test
    void noticesAnotherOrder() {
        int first = acknowledged(1);
        int second = acknowledged(2);
        reaches(SELLER, second, 2);
        reaches(SELLER, first, 1);
        assertThat(this.tally.count().outOfOrder).isPositive();
        assertThat(this.tally.count().isClean()).isFalse();
    }

    @Test
    void noticesAGapInTheChain() {
        this.tally.see(SELLER, 1, 0);
        this.tally.see(SELLER, 3, 2);
        assertThat(this.tally.count().gaps).isOne();
        assertThat(this.tally.count().isClean()).isFalse();
    }

    @Test
    void aHoleThatTheChainTellsOfIsNoGap() {
        this.tally.see(SELLER, 1, 0);
        this.tally.see(SELLER, 3, 1);
        assertThat(this.tally.count().isClean()).isTrue();
    }

    @Test
    void noticesOneMessageWithTwoNumbers() {
        int number = acknowledged(1);
        reaches(SELLER, number, 2);
        assertThat(this.tally.count().disagreements).isOne();
        assertThat(this.tally.count().isClean()).isFalse();
    }

    @Test
    void noticesAMessageInAForeignThread() {
        reaches(STRANGER, acknowledged(1), 1);
        assertThat(this.tally.count().astray).isOne();
        assertThat(this.tally.count().isClean()).isFalse();
    }

    @Test
    void noticesWhatHasNoAnswer() {
        this.tally.send(BUYER, 0, 0);
        assertThat(this.tally.count().unanswered).isOne();
        assertThat(this.tally.count().isClean()).isFalse();
    }

    @Test
    void aRefusalIsAnAnswer() {
        this.tally.send(BUYER, 0, 0);
        this.tally.refuse();
        assertThat(this.tally.isSettled()).isTrue();
        assertThat(this.tally.count().isClean()).isTrue();
    }

    @Test
    void timesBeginWhenAMessageWasDueAndCountWithinTheWindow() {
        this.tally.openWindow(1_000_000);
        int early = this.tally.send(BUYER, 0, 0);
        int due = this.tally.send(BUYER, 2_000_000, 9_000_000);
        this.tally.closeWindow(10_000_000);
        this.tally.deliver(SELLER, BUYER, early, 1, 5_000_000);
        this.tally.deliver(SELLER, BUYER, due, 2, 12_000_000);
        assertThat(this.tally.delivery().count()).isOne();
        assertThat(this.tally.delivery().maxMillis()).isEqualTo(10);
        assertThat(this.tally.lateness().maxMillis()).isEqualTo(7);
        assertThat(this.tally.deliveredInWindow()).isOne();
        assertThat(this.tally.sentInWindow()).isOne();
    }

    @Test
    void aRunInWhichAllGoesWellIsClean() {
        for (int seq = 1; seq <= 200; seq++) {
            reachesEveryone(acknowledged(seq), seq);
        }
        assertThat(this.tally.isSettled()).isTrue();
        assertThat(this.tally.count().delivered).isEqualTo(600);
        assertThat(this.tally.count().isClean()).isTrue();
    }

}
