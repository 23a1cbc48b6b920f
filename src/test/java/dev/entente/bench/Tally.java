// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Every message of a run, who should have it and who has it. Members are numbered through: three follow one another
/// for each thread. It is used by one thread at a time.
final class Tally {

    private static final byte ACKNOWLEDGED = 8;

    private final Sent[] sent;

    private final long[] lastSeq;

    private final int[][] lastNumber;

    private final Latencies delivery = new Latencies();

    private final Latencies receipt = new Latencies();

    private final Latencies lateness = new Latencies();

    private final Counts counts = new Counts();

    private long windowStart = Long.MAX_VALUE;

    private long windowEnd = Long.MAX_VALUE;

    private long deliveredInWindow;

    private long sentInWindow;

    Tally(int members) {
        this.sent = new Sent[members];
        Arrays.setAll(this.sent, index -> new Sent());
        this.lastSeq = new long[members];
        this.lastNumber = new int[members][LoadSettings.MEMBERS];
        Arrays.stream(this.lastNumber).forEach(numbers -> Arrays.fill(numbers, -1));
    }

    /// From now on times and rates count.
    void openWindow(long now) {
        this.windowStart = now;
    }

    /// Times of messages that were due before still count when they come.
    void closeWindow(long now) {
        this.windowEnd = now;
    }

    /// @param due when it should have gone out, which is where its times begin
    /// @return the message's number among those of its sender
    int send(int member, long due, long now) {
        this.counts.sent++;
        if (isInWindow(due)) {
            this.sentInWindow++;
            this.lateness.record(now - due);
        }
        return this.sent[member].add(due);
    }

    /// @param seq the number that the server gave it, or {@link FrameCursor#NONE}
    void acknowledge(int member, int number, long seq, long now) {
        Sent log = this.sent[member];
        if (!log.has(number) || log.is(number, ACKNOWLEDGED)) {
            this.counts.strayReceipts++;
            return;
        }
        log.set(number, ACKNOWLEDGED);
        this.counts.acknowledged++;
        agree(log, number, seq);
        if (isInWindow(log.due[number])) {
            this.receipt.record(now - log.due[number]);
        }
    }

    void refuse() {
        this.counts.refused++;
    }

    /// Every numbered event that a member gets, whoever it is from.
    void see(int receiver, long seq, long prev) {
        long last = this.lastSeq[receiver];
        if (seq <= last) {
            this.counts.outOfOrder++;
            return;
        }
        if (prev != last) {
            this.counts.gaps++;
        }
        this.lastSeq[receiver] = seq;
    }

    /// A message of this run that a member gets.
    void deliver(int receiver, int sender, int number, long seq, long now) {
        if (sender / LoadSettings.MEMBERS != receiver / LoadSettings.MEMBERS || !this.sent[sender].has(number)) {
            this.counts.astray++;
            return;
        }
        Sent log = this.sent[sender];
        byte bit = (byte) (1 << receiver % LoadSettings.MEMBERS);
        if (log.is(number, bit)) {
            this.counts.duplicates++;
            return;
        }
        log.set(number, bit);
        this.counts.delivered++;
        agree(log, number, seq);
        keepOrder(receiver, sender % LoadSettings.MEMBERS, number);
        measure(log.due[number], now);
    }

    private void measure(long due, long now) {
        if (isInWindow(now)) {
            this.deliveredInWindow++;
        }
        if (isInWindow(due)) {
            this.delivery.record(now - due);
        }
    }

    private void keepOrder(int receiver, int place, int number) {
        if (number < this.lastNumber[receiver][place]) {
            this.counts.outOfOrder++;
        }
        this.lastNumber[receiver][place] = number;
    }

    /// One message has one number, in its receipt and at every member.
    private void agree(Sent log, int number, long seq) {
        if (seq != FrameCursor.NONE && log.seq[number] != 0 && log.seq[number] != seq) {
            this.counts.disagreements++;
        }
        log.seq[number] = (seq == FrameCursor.NONE) ? log.seq[number] : (int) seq;
    }

    private boolean isInWindow(long time) {
        return time >= this.windowStart && time < this.windowEnd;
    }

    /// How many messages wait for their receipt.
    long onTheWay() {
        return this.counts.sent - this.counts.acknowledged - this.counts.refused;
    }

    /// Whether nothing is on its way any more.
    boolean isSettled() {
        return onTheWay() == 0 && this.counts.delivered >= LoadSettings.MEMBERS * this.counts.acknowledged;
    }

    long deliveredInWindow() {
        return this.deliveredInWindow;
    }

    long sentInWindow() {
        return this.sentInWindow;
    }

    Latencies delivery() {
        return this.delivery;
    }

    Latencies receipt() {
        return this.receipt;
    }

    /// How late this command itself was, for want of processor time.
    Latencies lateness() {
        return this.lateness;
    }

    /// The counts as they stand, with what was acknowledged and is missing.
    Counts count() {
        this.counts.lost = Arrays.stream(this.sent).mapToLong(Sent::lost).sum();
        this.counts.unanswered = onTheWay();
        return this.counts;
    }

    /// How often each thing happened in the whole run.
    static final class Counts {

        long sent;

        long acknowledged;

        long refused;

        long unanswered;

        long delivered;

        long lost;

        long duplicates;

        long outOfOrder;

        long gaps;

        long disagreements;

        long astray;

        long strayReceipts;

        Map<String, Long> byName() {
            var all = new LinkedHashMap<String, Long>();
            all.put("sent", this.sent);
            all.put("acknowledged", this.acknowledged);
            all.put("refused", this.refused);
            all.put("unanswered", this.unanswered);
            all.put("delivered", this.delivered);
            all.put("lost", this.lost);
            all.put("duplicates", this.duplicates);
            all.put("out_of_order", this.outOfOrder);
            all.put("gaps_in_prev", this.gaps);
            all.put("disagreeing_numbers", this.disagreements);
            all.put("in_foreign_thread", this.astray);
            all.put("stray_receipts", this.strayReceipts);
            return all;
        }

        /// Whether every promise was kept; a refusal breaks none.
        boolean isClean() {
            return this.lost + this.unanswered + this.duplicates + this.outOfOrder + this.gaps + this.disagreements
                    + this.astray + this.strayReceipts == 0;
        }

    }

    /// What one member has sent.
    private static final class Sent {

        private static final byte EVERYONE = (1 << LoadSettings.MEMBERS) - 1;

        private long[] due = new long[64];

        private int[] seq = new int[64];

        private byte[] state = new byte[64];

        private int count;

        int add(long due) {
            if (this.count == this.due.length) {
                this.due = Arrays.copyOf(this.due, 2 * this.count);
                this.seq = Arrays.copyOf(this.seq, 2 * this.count);
                this.state = Arrays.copyOf(this.state, 2 * this.count);
            }
            this.due[this.count] = due;
            return this.count++;
        }

        boolean has(int number) {
            return number >= 0 && number < this.count;
        }

        boolean is(int number, byte bit) {
            return (this.state[number] & bit) != 0;
        }

        void set(int number, byte bit) {
            this.state[number] |= bit;
        }

        long lost() {
            long lost = 0;
            for (int number = 0; number < this.count; number++) {
                if (is(number, ACKNOWLEDGED)) {
                    lost += LoadSettings.MEMBERS - Integer.bitCount(this.state[number] & EVERYONE);
                }
            }
            return lost;
        }

    }

}
