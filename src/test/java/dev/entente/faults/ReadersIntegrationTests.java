// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/// Faults 16 and 17: readers that are slow or stop, and everybody gone and back at once.
@EnabledOnOs(OS.LINUX)
class ReadersIntegrationTests {

    private static final int SLOW_BYTES_PER_SECOND = 1_024;

    private static final int NARROW_BYTES = 4_096;

    private Rig rig;

    @BeforeEach
    void calm() {
        this.rig = Rig.calm();
    }

    @Test
    void sendsAwayWhoReadsTooSlowlyAndLosesNothingForAnybody() {
        var pipe = TcpProxy.to(this.rig.left().node().port()).narrow(NARROW_BYTES);
        try (var talk = this.rig.talk(); var slow = talk.thread().member("buyer", pipe::port).join()) {
            slow.awaitListening();
            pipe.throttle(SLOW_BYTES_PER_SECOND);

            tellMuch(talk);

            Rig.until("the slow reader was sent away",
                    () -> this.rig.left().node().log().contains("was too slow and was sent away"));
            long head = talk.seller().testimony().lastSeen();
            assertThat(slow.testimony().lastSeen()).as("the others were not held up").isLessThan(head);
            pipe.restore();
            slow.awaitSeen(head);
            endWell(talk, List.of(slow));
        }
        finally {
            pipe.close();
        }
    }

    @Test
    void sendsAwayWhoStoppedReading() {
        var pipe = TcpProxy.to(this.rig.left().node().port()).narrow(NARROW_BYTES);
        try (var talk = this.rig.talk(); var stopped = talk.thread().member("buyer", pipe::port).join()) {
            stopped.awaitListening().read(false);

            tellMuch(talk);

            Rig.until("the line was given up", () -> pipe.standing() == 0);
            long head = talk.seller().testimony().lastSeen();
            assertThat(stopped.testimony().lastSeen()).isLessThan(head);
            stopped.drop();
            stopped.awaitSeen(head);
            endWell(talk, List.of(stopped));
        }
        finally {
            pipe.close();
        }
    }

    @Test
    void takesEverybodyBackAtOnce() {
        int threads = Integer.getInteger("entente.faults.crowd-threads", 40);
        var crowd = new ArrayList<ThreadMember>();
        try (var talk = this.rig.talk()) {
            for (int count = 0; count < threads; count++) {
                var thread = this.rig.market().open();
                crowd.add(thread.member("buyer", this.rig::leftFirst).join());
                crowd.add(thread.member("seller", this.rig::leftFirst).join());
            }
            crowd.forEach(ThreadMember::awaitListening);
            talk.begin();
            int lines = this.rig.left().door().accepted();

            this.rig.left().door().cut();

            crowd.forEach(one -> Rig.until("everybody came back", () -> one.testimony().resumes().size() > 1));
            assertThat(this.rig.left().door().cuts()).isGreaterThanOrEqualTo(crowd.size());
            assertThat(this.rig.left().door().accepted() - lines).as("nobody hammered the door")
                .isLessThan(3 * crowd.size());
            assertThat(connections()).as("PostgreSQL saw no crowd").isLessThanOrEqualTo(2 * 16);
            crowd.forEach(ThreadMember::awaitListening);
            endWell(talk, crowd);
        }
        finally {
            crowd.forEach(ThreadMember::close);
        }
    }

    /// More than a queue and every buffer on the way can hold; the talkers wait for each
    /// other and never for the reader in question.
    private void tellMuch(Talk talk) {
        var words = "x".repeat(3_900);
        for (int round = 0; round < 125; round++) {
            for (int count = 0; count < 16; count++) {
                talk.seller().say(words);
            }
            talk.seller().awaitConfirmed();
        }
        talk.seller().awaitSeen(talk.seller().testimony().acks().getLast().seq());
    }

    private void endWell(Talk talk, List<ThreadMember> more) {
        talk.caughtUp();
        var all = new ArrayList<>(talk.testimonies());
        more.forEach(member -> {
            var witness = member.testimony().witness();
            member.awaitSeen(Long.parseLong(this.rig
                .ask("select head_%s from conversation where id = '%s'".formatted(witness.role(), witness.thread()))));
            all.add(member.testimony());
        });
        assertThat(this.rig.violations(all)).isEmpty();
    }

    private long connections() {
        return Long.parseLong(this.rig
            .ask("select count(*) from pg_stat_activity where datname = 'entente' and pid <> pg_backend_pid()"));
    }

}
