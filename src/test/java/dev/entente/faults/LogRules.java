// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/// The log in itself: numbers without a gap, complete chains, heads that fit, nothing said twice under one id.
final class LogRules implements HistoryChecker.Rule {

    @Override
    public void check(Collection<Testimony> clients, Stored stored, List<String> found) {
        var chains = new HashMap<UUID, Chain>();
        var ids = new HashSet<String>();
        for (var event : stored.events()) {
            chains.computeIfAbsent(event.thread(), Chain::new).add(event, found);
            if (event.clientId() != null && !ids
                .add(event.thread() + " " + event.authorRole() + " " + event.authorId() + " " + event.clientId())) {
                found.add("%s stores what %s %s said as %s twice".formatted(event.thread(), event.authorRole(),
                        event.authorId(), event.clientId()));
            }
        }
        stored.threads().forEach(thread -> chains.computeIfAbsent(thread.id(), Chain::new).end(thread, found));
    }

    /// How far a thread has come.
    private static final class Chain {

        private final UUID thread;

        private long head;

        private long buyer;

        private long seller;

        private long agent;

        Chain(UUID thread) {
            this.thread = thread;
        }

        void add(Stored.Event event, List<String> found) {
            if (event.seq() != this.head + 1) {
                found.add("%s has %d after %d".formatted(this.thread, event.seq(), this.head));
            }
            follow("buyers", event.prevBuyer(), this.buyer, event, found);
            follow("sellers", event.prevSeller(), this.seller, event, found);
            follow("agents", event.prevAgent(), this.agent, event, found);
            this.head = event.seq();
            this.buyer = (event.readers() & 1) != 0 ? event.seq() : this.buyer;
            this.seller = (event.readers() & 2) != 0 ? event.seq() : this.seller;
            this.agent = (event.readers() & 4) != 0 ? event.seq() : this.agent;
        }

        private void follow(String whose, long prev, long last, Stored.Event event, List<String> found) {
            if (prev != last) {
                found.add("%s sends %s from %d to %d and not to %d".formatted(this.thread, whose, event.seq(), prev,
                        last));
            }
        }

        void end(Stored.Thread thread, List<String> found) {
            if (thread.head() != this.head || thread.headBuyer() != this.buyer || thread.headSeller() != this.seller
                    || thread.headAgent() != this.agent) {
                found.add("%s says that it stands at %d (%d, %d, %d) and stands at %d (%d, %d, %d)".formatted(
                        this.thread, thread.head(), thread.headBuyer(), thread.headSeller(), thread.headAgent(),
                        this.head, this.buyer, this.seller, this.agent));
            }
        }

    }

}
