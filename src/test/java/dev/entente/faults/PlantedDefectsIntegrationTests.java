// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import dev.entente.faults.planted.NewKeyOnRetry;
import dev.entente.faults.planted.ReceiptBeforeCommit;
import dev.entente.faults.planted.ResumeOffByOne;

import static org.assertj.core.api.Assertions.assertThat;

/// What the suite is for: three defects that somebody might make, each found by the checker after the very fault that
/// brings it to light.
@EnabledOnOs(OS.LINUX)
class PlantedDefectsIntegrationTests {

    private Rig rig;

    @BeforeEach
    void calm() {
        this.rig = Rig.calm();
    }

    @Test
    void findsAReceiptBeforeTheCommit() {
        try (var planted = plant(ReceiptBeforeCommit.class);
                var talk = this.rig.talk();
                var buyer = talk.thread().member("buyer", () -> portOf(planted)).join()) {
            buyer.awaitListening();
            var words = UUID.randomUUID().toString();
            var watch = CommitWatch.before(words, planted.node()::kill9);
            planted.postgres().tap(watch);

            buyer.say(words);
            assertThat(watch.awaitHappened()).isTrue();

            buyer.awaitSeen(talk.caughtUp().buyer().testimony().lastSeen());
            assertThat(this.rig.violations(List.of(buyer.testimony())))
                .anySatisfy(found -> assertThat(found).contains("was promised").contains("which is not stored"));
        }
    }

    @Test
    void findsAProviderKeyThatIsMadeAnew() {
        try (var planted = plant(NewKeyOnRetry.class); var talk = this.rig.talk()) {
            this.rig.left().node().kill9();
            this.rig.right().node().kill9();
            FaultMarket.at(planted::port).at(talk.thread()).decide(2503);
            this.rig.until("select count(*) > 1 from sandbox_transfer where kind = 'refund' and order_id = '%s'"
                .formatted(talk.thread().orderId()));
            planted.node().kill9();
            this.rig.mend();
            this.rig.until(
                    "select stage = 'resolved' from dispute where order_id = '%s'".formatted(talk.thread().orderId()));

            assertThat(this.rig.violations(List.of()))
                .anySatisfy(
                        found -> assertThat(found).contains("the provider made").contains("transfers for one refund"))
                .anySatisfy(found -> assertThat(found).contains("which no leg has"));
        }
    }

    @Test
    void findsAResumeThatIsOffByOne() {
        try (var planted = plant(ResumeOffByOne.class);
                var talk = this.rig.talk();
                var buyer = talk.thread().member("buyer", planted::port).join()) {
            buyer.awaitListening();
            talk.seller().say("heard");
            talk.seller().awaitConfirmed();
            buyer.awaitSeen(talk.caughtUp().buyer().testimony().lastSeen());
            planted.door().refuse();
            talk.seller().say("missed");
            talk.seller().awaitConfirmed();
            talk.seller().say("missed too");
            talk.caughtUp();

            planted.door().restore();

            buyer.awaitSeen(talk.buyer().testimony().lastSeen());
            assertThat(this.rig.violations(List.of(buyer.testimony())))
                .anySatisfy(found -> assertThat(found).contains("missed what lies between"));
        }
    }

    private int portOf(Wired planted) {
        return planted.node().isAlive() ? planted.port() : this.rig.right().port();
    }

    private Wired plant(Class<?> defect) {
        var options = Rig.options()
            .withClassPath(System.getProperty("java.class.path"))
            .with("SPRING_MAIN_SOURCES", defect.getName());
        var planted = Wired.launch(this.rig.cluster(), options);
        planted.node().awaitReady();
        return planted;
    }

}
