// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/// Faults 11 and 12: the memory of the house is away, takes nothing, or is slow.
@EnabledOnOs(OS.LINUX)
class PostgresFaultsIntegrationTests {

    /// More calls at once than a node has connections.
    private static final int CROWD = 40;

    private Rig rig;

    @BeforeEach
    void calm() {
        this.rig = Rig.calm();
    }

    @Test
    void promisesNothingWhilePostgresIsAwayAndRecoversAlone() {
        try (var talk = this.rig.talk().begin()) {
            talk.seller().awaitSeen(talk.seller().testimony().lastSeen() + 5);
            this.rig.stopPostgres();
            Rig.until("somebody was refused",
                    () -> talk.testimonies()
                        .stream()
                        .anyMatch(one -> one.refusals().stream().anyMatch(Testimony.Refusal::passing)));
            int acks = acks(talk);
            Rig.until("the left node is not ready", () -> this.rig.left().node().readiness() == 503);
            assertThat(this.rig.left().node().liveness()).isEqualTo(200);
            var refused = post(talk);
            assertThat(refused.status()).as(refused.text()).isEqualTo(503);
            assertThat(refused.header("retry-after")).isNotEmpty();
            assertThat(acks(talk)).isEqualTo(acks);

            this.rig.startPostgres();

            talk.caughtUp();
            recovered(talk);
        }
    }

    /// As after a failover whose standby is not yet promoted.
    @Test
    void promisesNothingWhilePostgresOnlyReads() {
        try (var talk = this.rig.talk().begin()) {
            this.rig.demotePostgres();
            assertThat(this.rig.ask("select pg_is_in_recovery()")).isEqualTo("t");
            Rig.until("somebody was refused",
                    () -> talk.testimonies()
                        .stream()
                        .anyMatch(one -> one.refusals().stream().anyMatch(Testimony.Refusal::passing)));
            var refused = post(talk);
            assertThat(refused.status()).as(refused.text()).isEqualTo(503);
            assertThat(refused.header("retry-after")).isNotEmpty();

            assertThat(this.rig.ask("select pg_promote()")).isEqualTo("t");

            talk.caughtUp();
            recovered(talk);
        }
    }

    @Test
    void keepsPromisesThroughACrashOfPostgres() {
        try (var talk = this.rig.talk().begin()) {
            talk.seller().awaitSeen(talk.seller().testimony().lastSeen() + 5);

            this.rig.crashPostgres();
            this.rig.startPostgres();

            talk.caughtUp();
            recovered(talk);
        }
    }

    @Test
    void staysAliveWhilePostgresIsSlowAndItsConnectionsAreTaken() throws Exception {
        try (var talk = this.rig.talk(); var lock = this.rig.cluster().database().connectNow()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("select from conversation where id = '%s' for update".formatted(talk.id()));
            talk.begin();
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = IntStream.range(0, CROWD).mapToObj(_ -> callers.submit(() -> post(talk))).toList();
                Rig.until("the commit waits for the lock", () -> waiting() > 0);
                long beats = talk.buyer().beats();
                Rig.until("heart-beats go on", () -> talk.buyer().beats() > beats);
                assertThat(answers).as("nobody is promised anything yet")
                    .noneMatch(answer -> answer.isDone() && status(answer) != 503);
                lock.rollback();
                answers.forEach(answer -> assertThat(status(answer)).isIn(201, 503));
            }
            talk.endsWell();
            recovered(talk);
        }
    }

    private long waiting() {
        return Long.parseLong(this.rig
            .ask("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = 'entente'"));
    }

    private static int status(Future<FaultMarket.Answer> answer) {
        try {
            return answer.get().status();
        }
        catch (Exception ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static int acks(Talk talk) {
        return talk.testimonies().stream().mapToInt(one -> one.acks().size()).sum();
    }

    private FaultMarket.Answer post(Talk talk) {
        return this.rig.market()
            .say(talk.thread().id(), FaultMarket.token("buyer", talk.thread().buyer()),
                    "\"kind\":\"text\",\"text\":\"" + UUID.randomUUID() + "\"");
    }

    /// As many calls at once as before are answered again, and no connection stays in a
    /// transaction.
    private void recovered(Talk talk) {
        this.rig.left().node().awaitReady();
        this.rig.right().node().awaitReady();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, CROWD).mapToObj(_ -> callers.submit(() -> post(talk))).toList();
            answers.forEach(answer -> assertThat(status(answer)).isEqualTo(201));
        }
        talk.endsWell();
        this.rig.until("""
                select count(*) = 0 from pg_stat_activity
                 where state like 'idle in transaction%' and state_change < now() - interval '1 second'
                   and datname = 'entente'""");
    }

}
