// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.sql.SQLException;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/// Faults 1, 2, 3 and 5: the process of a server is gone in the worst moment.
@EnabledOnOs(OS.LINUX)
class KilledServerIntegrationTests {

    private Rig rig;

    @BeforeEach
    void calm() {
        this.rig = Rig.calm();
    }

    @Test
    void givesTheSameNumberAgainAfterADeathBetweenCommitAndReceipt() {
        try (var talk = this.rig.talk()) {
            var words = UUID.randomUUID().toString();
            var watch = CommitWatch.after(words, this.rig.left().node()::kill9);
            this.rig.left().postgres().tap(watch);

            var said = talk.buyer().say(words);

            assertThat(watch.awaitHappened()).isTrue();
            assertThat(talk.rows(said)).as("committed").isEqualTo("1");
            assertThat(this.rig.left().node().isAlive()).isFalse();
            assertThat(talk.buyer().awaitConfirmed().testimony().resent()).extracting(Testimony.Resent::clientId)
                .contains(said);
            assertThat(talk.rows(said)).isEqualTo("1");
            talk.endsWell();
        }
    }

    /// The other node is out of reach until it was seen that nothing is stored.
    @Test
    void storesOnceWhatNeverReachedTheDatabaseBeforeTheDeath() {
        try (var talk = this.rig.talk()) {
            var words = UUID.randomUUID().toString();
            var watch = CommitWatch.before(words, () -> {
                this.rig.right().door().halfOpen();
                this.rig.left().node().kill9();
            });
            this.rig.left().postgres().tap(watch);

            var said = talk.buyer().say(words);

            assertThat(watch.awaitHappened()).isTrue();
            assertThat(talk.rows(said)).as("committed").isEqualTo("0");
            this.rig.right().door().restore();
            this.rig.right().door().cut();
            talk.buyer().awaitConfirmed();
            assertThat(talk.rows(said)).isEqualTo("1");
            talk.endsWell();
        }
    }

    @Test
    void refundsOnceAfterADeathBetweenProviderAndLedger() throws SQLException {
        try (var talk = this.rig.talk(); var connection = this.rig.cluster().database().connectNow()) {
            var order = talk.thread().orderId();
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table ledger_entry in share mode");

            talk.thread().decide(2500);
            this.rig.until("select exists (select from sandbox_book where order_id = '" + order
                    + "' and kind = 'refund' and state = 'confirmed')");
            this.rig.left().node().kill9();
            this.rig.right().node().kill9();
            assertThat(this.rig.ask(refunded(order))).as("booked").isEqualTo("0");
            connection.rollback();
            this.rig.ask("update settlement_leg set lease_until = lease_until - interval '25 hours',"
                    + " next_try_at = next_try_at - interval '25 hours' where lease_until is not null");
            this.rig.mend();

            this.rig.until("select stage = 'resolved' from dispute where order_id = '" + order + "'");
            assertThat(this.rig.ask(refunded(order))).isEqualTo("2500");
            assertThat(this.rig.ask("""
                    select calls || ' call, tries: ' || (attempts > 1) from sandbox_call join settlement_leg using (key)
                        join sandbox_transfer using (key, kind)
                     where kind = 'refund' and order_id = '%s'""".formatted(order)))
                .as("looked up and not ordered again, though its key would have been forgotten")
                .isEqualTo("1 call, tries: true");
            talk.endsWell();
        }
    }

    private static String refunded(String order) {
        return "select refunded_minor from escrow_position where order_id = '" + order + "'";
    }

}
