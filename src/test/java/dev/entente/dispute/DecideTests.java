// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.List;

import dev.entente.dispute.Command.Response;
import dev.entente.party.Localized;
import dev.entente.party.Refusal;
import dev.entente.party.Role;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DecideTests {

    private final World world = new World(true);

    @Test
    void anAcceptedPartialRefundSplitsAllThatIsHeld() {
        this.world.apply(this.world.propose(World.partial(2_500)));

        this.world.respond(World.SELLER, Response.ACCEPT, null);

        assertThat(this.world.payouts).singleElement().satisfies(payout -> {
            assertThat(payout.refundMinor()).isEqualTo(2_500);
            assertThat(payout.releaseMinor()).isEqualTo(7_090);
        });
        assertThat(this.world.now.stage()).isInstanceOf(Stage.Settling.class);
    }

    @Test
    void anAgreementClosesEveryOtherProposal() {
        this.world.apply(this.world.propose(World.partial(2_500), World.work(Remedy.REPLACEMENT)));

        this.world.respond(World.SELLER, Response.ACCEPT, null);

        assertThat(this.world.now.openProposals()).isEmpty();
        assertThat(this.world.now.agreement().option()).isEqualTo("s0");
        assertThat(this.world.now.agreement().tree().version()).isEqualTo("v");
        assertThat(this.world.now.agreement().by()).isEqualTo("seller");
    }

    @Test
    void refusingEverythingCallsAnAgent() {
        this.world.apply(this.world.propose(World.partial(2_500), World.work(Remedy.REPLACEMENT)));

        this.world.respond(World.SELLER, Response.REFUSE_ALL, null);

        assertThat(this.world.now.stage()).isInstanceOf(Stage.AwaitingAgent.class);
        assertThat(this.world.now.escalation().reason()).isEqualTo("all_refused");
        assertThat(this.world.now.tier()).isEqualTo(2);
    }

    @Test
    void refusingOneAfterTheOtherCallsAnAgentAtTheLast() {
        this.world.apply(this.world.propose(World.partial(2_500), World.work(Remedy.REPLACEMENT)));

        this.world.respond(World.SELLER, Response.REFUSE, null);
        assertThat(this.world.now.stage()).isInstanceOf(Stage.AwaitingSeller.class);
        this.world.respond(World.SELLER, Response.REFUSE, null);

        assertThat(this.world.now.stage()).isInstanceOf(Stage.AwaitingAgent.class);
    }

    @Test
    void aCounterOutsideThePolicyNamesTheBounds() {
        this.world.apply(this.world.propose(World.partial(2_500)));

        var declined = this.world.respond(World.SELLER, Response.COUNTER, 8_000L);

        assertThat(declined).isInstanceOfSatisfying(Decision.Declined.class, decision -> {
            assertThat(decision.why().reason()).isEqualTo(Refusal.Reason.OUTSIDE_POLICY);
            assertThat(decision.why().facts()).containsEntry("min_minor", 445L).containsEntry("max_minor", 6_230L);
        });
    }

    @Test
    void aThirdCounterIsRefused() {
        this.world.apply(this.world.propose(World.partial(2_500)));
        this.world.respond(World.SELLER, Response.COUNTER, 1_000L);
        this.world.respond(World.BUYER, Response.COUNTER, 2_000L);

        var declined = this.world.respond(World.SELLER, Response.COUNTER, 1_500L);

        assertThat(declined).isInstanceOfSatisfying(Decision.Declined.class,
                decision -> assertThat(decision.why().reason()).isEqualTo(Refusal.Reason.ROUNDS_USED));
    }

    @Test
    void theBuyerMayAcceptACounter() {
        this.world.apply(this.world.propose(World.partial(2_500)));
        this.world.respond(World.SELLER, Response.COUNTER, 1_500L);

        this.world.respond(World.BUYER, Response.ACCEPT, null);

        assertThat(this.world.payouts).singleElement()
            .satisfies(payout -> assertThat(payout.refundMinor()).isEqualTo(1_500));
    }

    @Test
    void aSilentSellerLetsTheFirstSolutionBeCarriedOut() {
        this.world.apply(this.world.propose(World.partial(2_500)));
        assertThat(this.world.now.until().onSilence()).isEqualTo(Silence.CARRY_OUT);

        this.world.apply(new Command.Elapse(Course.SILENCE));

        assertThat(this.world.now.agreement().by()).isEqualTo("policy");
        assertThat(this.world.payouts).hasSize(1);
    }

    @Test
    void aSilentSellerAboveTheLimitCallsAnAgentAsAnnounced() {
        this.world.apply(this.world.speak(new Command.Categorise("damaged_in_transit", new TreeMark("t", "v", null)),
                new Command.Propose(List
                    .of(new Command.Solution("s", World.full(Terms.Return.NONE), new Localized("w", "p"), "P5")),
                        new TreeMark("t", "v", "n"), World.SETTINGS.sellerMax(), 9_000L)));
        assertThat(this.world.now.until().onSilence()).isEqualTo(Silence.AGENT);

        this.world.apply(new Command.Elapse(Course.SILENCE));

        assertThat(this.world.now.stage()).isInstanceOf(Stage.AwaitingAgent.class);
        assertThat(this.world.payouts).isEmpty();
    }

    @Test
    void aReturnIsPaidOnlyWhenTheSellerHasIt() {
        this.world.apply(this.world.propose(World.full(Terms.Return.REQUIRED)));
        this.world.respond(World.SELLER, Response.ACCEPT, null);
        assertThat(this.world.payouts).isEmpty();

        this.world.apply(new Command.ConfirmReceived(World.SELLER));

        assertThat(this.world.payouts).singleElement()
            .satisfies(payout -> assertThat(payout.refundMinor()).isEqualTo(World.PAID));
    }

    @Test
    void workThatIsDoneReleasesEverythingToTheSeller() {
        this.world.apply(this.world.propose(World.work(Remedy.REPLACEMENT)));
        this.world.respond(World.SELLER, Response.ACCEPT, null);

        this.world.apply(new Command.ConfirmReceived(World.BUYER));

        assertThat(this.world.payouts).singleElement().satisfies(payout -> {
            assertThat(payout.refundMinor()).isZero();
            assertThat(payout.releaseMinor()).isEqualTo(World.PAID);
        });
    }

    @Test
    void outsideEscrowTheAgreementIsWrittenDownAndNoMoneyMoves() {
        var outside = new World(false);
        outside.apply(outside.propose(World.partial(2_500)));

        outside.respond(World.SELLER, Response.ACCEPT, null);

        assertThat(outside.payouts).isEmpty();
        assertThat(outside.now.stage()).isInstanceOf(Stage.Resolved.class);
        assertThat(outside.kinds()).contains("agreement");
    }

    @Test
    void aLateTurnOfTheBotDoesNothingOnceAnAgentHoldsTheCase() {
        var late = this.world.propose(World.partial(2_500));
        this.world.apply(new Command.Claim(World.AGENT, 2));

        assertThat(this.world.apply(late)).isInstanceOfSatisfying(Decision.Declined.class,
                decision -> assertThat(decision.why().reason()).isEqualTo(Refusal.Reason.NOT_HOLDER));
    }

    @Test
    void aTurnThatThoughtAboutOldFactsIsStale() {
        var old = this.world.propose(World.partial(2_500));
        this.world.apply(this.world.speak(new Command.Categorise("not_received", new TreeMark("t", "v", null))));

        assertThat(this.world.apply(old)).isInstanceOfSatisfying(Decision.Declined.class,
                decision -> assertThat(decision.why().reason()).isEqualTo(Refusal.Reason.STALE));
    }

    @Test
    void theSecondClaimIsToldWhoHoldsTheCase() {
        this.world.apply(new Command.Claim(World.AGENT, 2));

        assertThat(this.world.apply(new Command.Claim(World.OTHER_AGENT, 3)))
            .isInstanceOfSatisfying(Decision.Declined.class, decision -> {
                assertThat(decision.why().reason()).isEqualTo(Refusal.Reason.HELD_BY_OTHER);
                assertThat(decision.why().detail()).contains("Nadia");
            });
        assertThat(this.world.apply(new Command.Claim(World.AGENT, 2))).isInstanceOf(Decision.Nothing.class);
    }

    @Test
    void aDecisionOnAStaleViewIsRefused() {
        this.world.apply(new Command.Claim(World.AGENT, 2));
        var rule = new Command.Rule(World.AGENT, this.world.now.version() - 1, World.partial(1_000),
                List.of("Seen on the photos"), "P3");

        assertThat(this.world.apply(rule)).isInstanceOfSatisfying(Decision.Declined.class,
                decision -> assertThat(decision.why().reason()).isEqualTo(Refusal.Reason.STALE_VIEW));
    }

    @Test
    void aDecisionAboveWhatIsHeldIsRefused() {
        this.world.apply(new Command.Claim(World.AGENT, 2));
        var rule = new Command.Rule(World.AGENT, this.world.now.version(), World.partial(World.PAID + 1),
                List.of("Seen on the photos"), "P3");

        assertThat(this.world.apply(rule)).isInstanceOfSatisfying(Decision.Declined.class,
                decision -> assertThat(decision.why().reason()).isEqualTo(Refusal.Reason.AMOUNT));
    }

    @Test
    void aFailedLegReopensTheCaseForPeople() {
        this.world.apply(this.world.propose(World.partial(2_500)));
        this.world.respond(World.SELLER, Response.ACCEPT, null);
        this.world.ordered = false;

        this.world.apply(new Command.Failed(this.world.payouts.getFirst().instructionId(), "refund", "declined"));

        assertThat(this.world.now.stage()).isInstanceOf(Stage.AwaitingAgent.class);
        assertThat(this.world.kinds()).contains("settlement");
    }

    @Test
    void aClosedCaseKeepsTheMoneyFrozenUntilItsWindowEnds() {
        this.world.apply(new Command.Elapse(Course.SILENCE));
        assertThat(this.world.now.stage()).isInstanceOf(Stage.Closed.class);
        assertThat(this.world.payouts).isEmpty();

        this.world.apply(new Command.Elapse(Course.SILENCE));

        assertThat(this.world.payouts).singleElement()
            .satisfies(payout -> assertThat(payout.releaseMinor()).isEqualTo(World.PAID));
    }

    @Test
    void whatWasNeverDeliveredIsNotPaidOutWhenTheWindowEnds() {
        var onItsWay = new World(true, false);
        onItsWay.apply(new Command.Elapse(Course.SILENCE));

        var decision = onItsWay.apply(new Command.Elapse(Course.SILENCE));

        assertThat(onItsWay.payouts).isEmpty();
        assertThat(((Decision.Accepted) decision).retired()).isTrue();
    }

    @Test
    void onlyTheBuyerWithdrawsTheClaim() {
        assertThat(this.world.apply(new Command.Withdraw(World.SELLER))).isInstanceOf(Decision.Declined.class);
        assertThat(this.world.apply(new Command.Withdraw(World.BUYER))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void aSecondInsultCallsAPerson() {
        var calm = new Command.Calm(Role.BUYER, new Localized("calm", "calme"));

        this.world.apply(this.world.speak(calm));
        assertThat(this.world.now.stage().isLedByBot()).isTrue();
        this.world.apply(this.world.speak(calm));

        assertThat(this.world.now.escalation().reason()).isEqualTo("hostile");
    }

    @Test
    void handingBackAsksAnewAndReadsOnlyWhatIsSaidFromThenOn() {
        this.world.apply(this.world.propose(World.partial(2_500)));
        this.world.respond(World.SELLER, Response.REFUSE_ALL, null);
        this.world.apply(new Command.Claim(World.AGENT, 2));

        var decision = this.world.apply(new Command.Release(World.AGENT, true, null));

        assertThat(this.world.now.controller()).isEqualTo("bot");
        assertThat(this.world.now.stage()).isInstanceOf(Stage.Gathering.class);
        assertThat(((Decision.Accepted) decision).turn()).isTrue();
    }

}
