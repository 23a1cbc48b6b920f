// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import dev.entente.settlement.Instruction.State;
import dev.entente.settlement.Instruction.Word;
import dev.entente.settlement.LegResult.Confirmed;
import dev.entente.settlement.LegResult.Failed;
import dev.entente.settlement.LegResult.Pending;
import dev.entente.settlement.LegResult.Reversed;

import static org.assertj.core.api.Assertions.assertThat;

class InstructionTests {

    private static final Confirmed DONE = new Confirmed("ref_1");

    private static final Pending WAITING = new Pending("ref_1");

    private static final Failed REFUSED = new Failed("refused", null);

    private static final Reversed BACK = new Reversed("ref_1", "reversed", null);

    @Test
    void saysNothingToTheCaseWhileTheReleaseIsOpen() {
        var step = split(2500, 7090).after(LegKind.REFUND, DONE);

        assertThat(step.word()).isNull();
        assertThat(step.movement()).isEqualTo(new Instruction.Movement("refund", "held", "refunded"));
        assertThat(step.next().state()).isEqualTo(State.REQUESTED);
    }

    @Test
    void confirmsWhenEveryLegIsConfirmed() {
        var step = after(split(2500, 7090), LegKind.REFUND, DONE).after(LegKind.RELEASE, DONE);

        assertThat(step.word()).isEqualTo(new Word.Confirmed());
        assertThat(step.next().state()).isEqualTo(State.CONFIRMED);
    }

    @Test
    void confirmsAtOnceWhenOnlyOneLegMovesMoney() {
        assertThat(split(9590, 0).after(LegKind.REFUND, DONE).word()).isEqualTo(new Word.Confirmed());
        assertThat(split(0, 9590).after(LegKind.RELEASE, DONE).word()).isEqualTo(new Word.Confirmed());
    }

    @Test
    void leavesEverythingHeldWhenTheRefundFails() {
        var step = split(2500, 7090).after(LegKind.REFUND, REFUSED);

        assertThat(step.movement()).isNull();
        assertThat(step.word()).isEqualTo(new Word.Failed(LegKind.REFUND, "refused"));
        assertThat(step.next().release().reason()).isEqualTo(Leg.NOT_ATTEMPTED);
    }

    @Test
    void namesTheReleaseWhenOnlyTheReleaseFails() {
        var step = after(split(2500, 7090), LegKind.REFUND, DONE).after(LegKind.RELEASE, REFUSED);

        assertThat(step.word()).isEqualTo(new Word.Failed(LegKind.RELEASE, "refused"));
        assertThat(step.movement()).isNull();
    }

    @Test
    void takesARefundThatCameBackOutOfTheBooks() {
        var settled = after(after(split(2500, 7090), LegKind.REFUND, DONE), LegKind.RELEASE, DONE);

        var step = settled.after(LegKind.REFUND, BACK);

        assertThat(step.movement()).isEqualTo(new Instruction.Movement("refund_reversed", "refunded", "held"));
        assertThat(step.word()).isEqualTo(new Word.Failed(LegKind.REFUND, "reversed"));
        assertThat(step.next().state()).isEqualTo(State.FAILED);
    }

    @Test
    void waitsWithTheBadNewsUntilNoLegIsUnderWay() {
        var refunded = after(split(2500, 7090), LegKind.REFUND, DONE);
        var underWay = after(refunded, LegKind.RELEASE, WAITING);

        var reversed = underWay.after(LegKind.REFUND, BACK);
        var ended = reversed.next().after(LegKind.RELEASE, DONE);

        assertThat(reversed.word()).isNull();
        assertThat(reversed.next().state()).isEqualTo(State.REQUESTED);
        assertThat(ended.word()).isEqualTo(new Word.Failed(LegKind.REFUND, "reversed"));
    }

    @Test
    void namesTheLegThatCameBackLast() {
        var settled = after(after(split(2500, 7090), LegKind.REFUND, DONE), LegKind.RELEASE, DONE);

        var step = after(settled, LegKind.REFUND, BACK).after(LegKind.RELEASE, BACK);

        assertThat(step.word()).isEqualTo(new Word.Failed(LegKind.RELEASE, "reversed"));
    }

    @Test
    void leavesTheBooksAloneWhenAProviderContradictsItself() {
        var step = after(split(2500, 7090), LegKind.REFUND, REFUSED).after(LegKind.REFUND, DONE);

        assertThat(step.movement()).isNull();
        assertThat(step.word()).isEqualTo(new Word.Contradicted(LegKind.REFUND));
    }

    @Property
    void neverGoesBackAndMovesEachLegAtMostOnceEachWay(@ForAll List<Answer> answers, @ForAll boolean onlyRefund) {
        var instruction = split(2500, onlyRefund ? 0 : 7090);
        var moved = new ArrayList<String>();
        for (var answer : answers) {
            var step = instruction.after(answer.kind(instruction), answer.result());
            if (step.movement() != null) {
                moved.add(step.movement().kind());
            }
            assertThat(rank(step.next().refund())).isGreaterThanOrEqualTo(rank(instruction.refund()));
            assertThat(rank(step.next().release())).isGreaterThanOrEqualTo(rank(instruction.release()));
            instruction = step.next();
        }

        assertThat(moved).doesNotHaveDuplicates();
        assertThat(instruction.state() == State.REQUESTED)
            .isEqualTo(!instruction.refund().state().isFinal() || !instruction.release().state().isFinal());
    }

    private static int rank(Leg leg) {
        return leg.state().ordinal();
    }

    private static Instruction after(Instruction before, LegKind kind, LegResult result) {
        return before.after(kind, result).next();
    }

    private static Instruction split(long refundMinor, long releaseMinor) {
        return new Instruction(UUID.randomUUID(), UUID.randomUUID(), "demo", "o-1", "EUR", State.REQUESTED,
                Leg.requested(LegKind.REFUND, refundMinor), Leg.requested(LegKind.RELEASE, releaseMinor));
    }

    /// An answer about a leg whose turn has come, as the worker would hear it.
    enum Answer {

        REFUND_DONE, REFUND_WAITS, REFUND_REFUSED, REFUND_BACK, RELEASE_DONE, RELEASE_WAITS, RELEASE_REFUSED,
        RELEASE_BACK;

        LegKind kind(Instruction instruction) {
            var wantsRelease = name().startsWith("RELEASE") && instruction.release().amountMinor() > 0;
            var mayRelease = instruction.refund().state() == LegState.CONFIRMED
                    || instruction.release().state() != LegState.REQUESTED;
            return wantsRelease && mayRelease ? LegKind.RELEASE : LegKind.REFUND;
        }

        LegResult result() {
            return switch (this) {
                case REFUND_DONE, RELEASE_DONE -> DONE;
                case REFUND_WAITS, RELEASE_WAITS -> WAITING;
                case REFUND_REFUSED, RELEASE_REFUSED -> REFUSED;
                case REFUND_BACK, RELEASE_BACK -> BACK;
            };
        }

    }

}
