// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static dev.entente.faults.GoodHistory.ALL;
import static dev.entente.faults.GoodHistory.NOW;
import static dev.entente.faults.GoodHistory.THREAD;
import static dev.entente.faults.GoodHistory.event;
import static dev.entente.faults.GoodHistory.seen;
import static org.assertj.core.api.Assertions.assertThat;

class HistoryCheckerTests {

    private final GoodHistory history = new GoodHistory();

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(this.history.violations()).isEmpty();
    }

    @Test
    void findsAPromiseThatIsNotStored() {
        this.history.buyer.add(new Testimony.Ack("c-9", 4));

        finds("was promised c-9 as 4, which is not stored");
    }

    @Test
    void findsAPromiseUnderTheNumberOfAnother() {
        this.history.buyer.add(new Testimony.Ack("c-9", 3));

        finds("was promised c-9 as 3, where c-2 of s-1 is stored");
    }

    @Test
    void findsTwoNumbersPromisedForOneSaying() {
        this.history.buyer.add(new Testimony.Ack("c-1", 3));

        finds("was promised c-1 under several numbers");
    }

    @Test
    void findsASayingStoredTwice() {
        this.history.events.add(event(4, "buyer", "b-1", 7, 3, 3, 3, "c-1"));
        this.history.thread = new Stored.Thread(THREAD, "demo", "o-1", "b-1", "s-1", 4, 4, 4, 4);

        finds("what buyer b-1 said as c-1 twice");
    }

    @Test
    void findsAGapInTheNumbers() {
        this.history.events.remove(1);

        finds("has 3 after 1");
    }

    @Test
    void findsAChainThatLeavesSomethingOut() {
        this.history.events.set(2, event(3, "seller", "s-1", 7, 0, 1, 2, "c-2"));

        finds("sends buyers from 3 to 0 and not to 1");
    }

    @Test
    void findsAHeadThatDoesNotFitTheLog() {
        this.history.thread = new Stored.Thread(THREAD, "demo", "o-1", "b-1", "s-1", 5, 3, 3, 3);

        finds("says that it stands at 5");
    }

    @Test
    void findsAnEventThatAReaderMissed() {
        this.history.buyerSaw(seen(1, 3, 1, ALL));

        finds("missed what lies between 0 and 3");
    }

    @Test
    void findsAnEventThatAReaderSawTwice() {
        this.history.buyerSaw(seen(1, 1, 0, ALL), seen(2, 1, 0, ALL), seen(2, 3, 1, ALL));

        finds("saw 1 after 1 (connection 2)");
    }

    @Test
    void findsAReaderWhoNeverCaughtUp() {
        this.history.buyerSaw(seen(1, 1, 0, ALL));

        finds("stands at 1 and the thread at 3");
    }

    @Test
    void findsANoteThatReachedTheBuyer() {
        this.history.buyerSaw(seen(1, 1, 0, ALL), seen(1, 2, 1, Set.of("agent")), seen(1, 3, 2, ALL));

        finds("saw 2, which is for [agent]");
    }

    @Test
    void findsAStrangerInTheThread() {
        this.history.clients.add(new Testimony(new Witness("demo", "buyer", "b-2", THREAD)).add(seen(1, 1, 0, ALL))
            .add(seen(1, 3, 1, ALL)));

        finds("b-2 of " + THREAD + " saw 1 and has no part in this thread");
    }

    @Test
    void findsAnotherTenantsAgentInTheThread() {
        this.history.clients.add(new Testimony(new Witness("other", "agent", "a-2", THREAD)).add(seen(1, 1, 0, ALL))
            .add(seen(1, 2, 1, Set.of("agent")))
            .add(seen(1, 3, 2, ALL)));

        finds("a-2 of " + THREAD + " saw 1 and has no part in this thread");
    }

    @Test
    void findsAnEventOfAnotherThread() {
        this.history.buyerSaw(seen(1, 1, 0, ALL),
                new Testimony.Seen(1, 3, 1, new UUID(0, 3).toString(), new UUID(9, 9).toString(), "text", ALL, null));

        finds("saw 3 of " + new UUID(9, 9));
    }

    @Test
    void findsAnEventThatWasShownAndNotStored() {
        this.history.buyerSaw(seen(1, 1, 0, ALL), seen(1, 3, 1, ALL), seen(1, 4, 3, ALL));

        finds("saw 4, which is not stored");
    }

    @Test
    void findsANumberThatMeansSomethingElseToAReader() {
        this.history.buyerSaw(seen(1, 1, 0, ALL),
                new Testimony.Seen(1, 3, 1, new UUID(7, 7).toString(), THREAD.toString(), "text", ALL, null));

        finds("saw another 3 than what is stored");
    }

    @Test
    void findsMoneyThatIsNowhere() {
        this.history.positions.set(0, new Stored.Position("demo", "o-1", 9590, 0, 2500, 7000));

        finds("demo/o-1 has 9590 captured but 0 held, 2500 refunded, 7000 released");
    }

    @Test
    void findsARefundThatTheLedgerDoesNotKnow() {
        this.history.positions.set(0, new Stored.Position("demo", "o-1", 9590, 2500, 0, 7090));

        finds("the provider moved 2500 by refund, our ledger says 0");
    }

    @Test
    void findsASecondRefundAtTheProvider() {
        this.history.transfers.add(new Stored.Transfer(new UUID(1, 3), "demo", "o-1", "refund", "confirmed", 2500));

        finds("the provider made 2 transfers for one refund");
    }

    @Test
    void findsAKeyThatNoLegHas() {
        this.history.strangeKeys.add(new UUID(5, 5));

        finds("The provider was called with the key " + new UUID(5, 5));
    }

    @Test
    void findsALegThatNobodyLooksAfter() {
        this.history.legs.set(0, new Stored.Leg(new UUID(1, 1), "demo", "o-1", "refund", "sent", null));

        finds("nobody will look after the refund that was sent");
    }

    @Test
    void findsALegThatIsLeftLying() {
        this.history.legs.set(0,
                new Stored.Leg(new UUID(1, 1), "demo", "o-1", "refund", "sent", Duration.ofMinutes(2)));

        finds("the refund has been due for PT2M");
    }

    @Test
    void findsATimerThatDoesNotFire() {
        this.history.timers.add(new Stored.Timer(THREAD, "reminder", NOW.minusSeconds(30)));

        finds("Timer reminder of " + THREAD + " has been due for PT30S");
    }

    @Test
    void findsATimerThatWentWithoutEffect() {
        this.history.elapsed.add(new Stored.Elapsed(THREAD, "silence", NOW.minusSeconds(30), 0));

        finds("Timer silence of " + THREAD + " went away when due and nothing came of it");
    }

    @Test
    void findsATimerThatFiredTwice() {
        this.history.elapsed.add(this.history.elapsed.getFirst());

        finds("fired twice");
    }

    @Test
    void findsACaseWithoutANextActor() {
        this.history.cases.set(0, new Stored.Case(THREAD, "gathering", "none", NOW.plusSeconds(60), null));

        finds("is gathering and waits for nobody");
    }

    @Test
    void findsACaseWithoutADeadline() {
        this.history.cases.set(0, new Stored.Case(THREAD, "gathering", "buyer", null, null));

        finds("is gathering and no timer ends that");
    }

    @Test
    void findsACaseWhoseDeadlineNobodyKeeps() {
        this.history.timers.clear();

        finds("is awaiting_seller and no timer ends that");
    }

    @Test
    void findsACaseHeldByNobody() {
        this.history.cases.set(0, new Stored.Case(THREAD, "with_agent", "agent", NOW.plusSeconds(60), null));

        finds("is with an agent and no agent holds it");
    }

    @Test
    void findsAThreadWithoutACase() {
        this.history.cases.clear();

        finds("is a thread without a case");
    }

    @Test
    void findsATurnThatIsLeftLying() {
        this.history.turns.set(0, new Stored.Turn(THREAD, Duration.ofMinutes(1)));

        finds("has waited for the bot for PT1M");
    }

    private void finds(String violation) {
        assertThat(this.history.violations()).anySatisfy(found -> assertThat(found).contains(violation));
    }

}
