// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

import dev.entente.faults.FaultMarket.OpenThread;

import static org.assertj.core.api.Assertions.assertThat;

/// Buyer, seller and agent of one thread who talk while faults happen, and what they can say of it afterwards.
final class Talk implements AutoCloseable {

    private static final Duration BREATH = Duration.ofMillis(20);

    private final Rig rig;

    private final OpenThread thread;

    private final ThreadMember buyer;

    private final ThreadMember seller;

    private final ThreadMember agent;

    private volatile Thread talking;

    Talk(Rig rig, OpenThread thread) {
        this.rig = rig;
        this.thread = thread;
        this.buyer = thread.member("buyer", rig::leftFirst).join();
        this.seller = thread.member("seller", rig::rightFirst).join();
        this.agent = thread.member("agent", rig::leftFirst).join();
        members().forEach(ThreadMember::awaitListening);
    }

    OpenThread thread() {
        return this.thread;
    }

    ThreadMember buyer() {
        return this.buyer;
    }

    ThreadMember seller() {
        return this.seller;
    }

    ThreadMember agent() {
        return this.agent;
    }

    List<ThreadMember> members() {
        return List.of(this.buyer, this.seller, this.agent);
    }

    /// All three talk from now on, and the agent takes notes that the others must never
    /// see.
    Talk begin() {
        this.talking = Thread.ofVirtual().start(() -> {
            for (int turn = 1; !Thread.currentThread().isInterrupted(); turn++) {
                members().get(ThreadLocalRandom.current().nextInt(3)).say("word " + turn);
                if (turn % 16 == 0) {
                    note(turn);
                }
                LockSupport.parkNanos(BREATH.toNanos());
            }
        });
        return this;
    }

    private void note(int turn) {
        this.thread.market()
            .call("POST", "/conversations/" + this.thread.id() + "/notes",
                    FaultMarket.token("agent", this.thread.agent()), "{\"text\":\"note " + turn + "\"}");
    }

    Talk hush() {
        var current = this.talking;
        if (current != null) {
            current.interrupt();
            join(current);
            this.talking = null;
        }
        return this;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        }
        catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /// Lets everybody say what they still have to say and hear the rest, then asks the
    /// checker.
    void endsWell() {
        caughtUp();
        assertThat(this.rig.violations(testimonies())).isEmpty();
    }

    Talk caughtUp() {
        hush();
        members().forEach(ThreadMember::awaitConfirmed);
        awaitHead(this.buyer, "buyer");
        awaitHead(this.seller, "seller");
        awaitHead(this.agent, "agent");
        return this;
    }

    private void awaitHead(ThreadMember member, String role) {
        member.awaitSeen(
                Long.parseLong(this.rig.ask("select head_%s from conversation where id = '%s'".formatted(role, id()))));
    }

    List<Testimony> testimonies() {
        return members().stream().map(ThreadMember::testimony).toList();
    }

    String id() {
        return this.thread.id().toString();
    }

    /// How many rows this saying has.
    String rows(String clientId) {
        return this.rig.ask("select count(*) from event where conversation_id = '%s' and client_id = '%s'"
            .formatted(id(), clientId));
    }

    @Override
    public void close() {
        hush();
        members().forEach(ThreadMember::close);
    }

}
