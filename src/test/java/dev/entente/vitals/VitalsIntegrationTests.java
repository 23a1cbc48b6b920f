// SPDX-License-Identifier: Apache-2.0

package dev.entente.vitals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import dev.entente.dispute.Cases;
import dev.entente.dispute.Command;
import dev.entente.conversation.Author;
import dev.entente.order.Order;
import dev.entente.testing.ContextServers;
import dev.entente.testing.EntenteTest;
import dev.entente.testing.Marketplace;

import static org.assertj.core.api.Assertions.assertThat;

/// What the operator's readings say of cases, queues, timers and books, on a real database.
@EntenteTest(properties = { "entente.vitals.interval=1h", "entente.vitals.books-at-once=2" })
class VitalsIntegrationTests {

    @Autowired
    Vitals vitals;

    @Autowired
    MeterRegistry meters;

    @Autowired
    Marketplace marketplace;

    @Autowired
    Cases cases;

    @Autowired
    ContextServers servers;

    @Test
    void countsOpenCasesByStageAndNoOrphans() {
        this.marketplace.open(this.marketplace.lamp());

        look();

        assertThat(read("entente.cases", "stage", "talking")).isPositive();
        assertThat(read("entente.cases.orphans")).isZero();
        assertThat(read("entente.timers.waiting")).isPositive();
        assertThat(read("entente.database.up")).isOne();
    }

    @Test
    void findsTheCaseThatNothingMovesOn() throws SQLException {
        UUID id = this.marketplace.open(this.marketplace.lamp());
        change("delete from timer where subject = '%s'".formatted(id));

        look();

        assertThat(read("entente.cases.orphans")).isOne();
        change("insert into timer values ('%s', 'silence', entente_now() + interval '1 day')".formatted(id));
        look();
        assertThat(read("entente.cases.orphans")).isZero();
    }

    @Test
    void tellsWhoWaitsForAnAgentAndForHowLong() throws SQLException {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.open(order);
        this.cases.apply(id, new Command.AskPerson(Author.of(Marketplace.buyer(order))), null).block();
        change("update dispute set waiting_since = waiting_since - interval '1 hour' where conversation_id = '%s'"
            .formatted(id));

        look();

        assertThat(read("entente.desk.waiting", "tier", "2")).isOne();
        assertThat(read("entente.desk.oldest.wait")).isBetween(3_600.0, 3_700.0);
    }

    @Test
    void addsUpTheBooksOfEveryOrderInTurn() throws SQLException {
        Order first = this.marketplace.lamp();
        for (int count = 0; count < 6; count++) {
            this.marketplace.lamp();
        }
        book(first.id(), 1);

        for (int count = 0; count < 6; count++) {
            look();
        }
        double broken = read("entente.ledger.imbalance");
        book(first.id(), -1);
        for (int count = 0; count < 6; count++) {
            look();
        }

        assertThat(broken).isOne();
        assertThat(read("entente.ledger.imbalance")).isZero();
    }

    @Test
    void readsZeroOfWhatIsNoMore() throws SQLException {
        UUID id = this.marketplace.open(this.marketplace.lamp());
        change("update dispute set stage = 'settling' where conversation_id = '%s'".formatted(id));
        look();
        assertThat(read("entente.cases", "stage", "settling")).isOne();

        change("update dispute set stage = 'talking' where conversation_id = '%s'".formatted(id));
        look();

        assertThat(read("entente.cases", "stage", "settling")).isZero();
    }

    private void look() {
        this.vitals.look().block(Duration.ofSeconds(20));
    }

    private double read(String meter, String... tags) {
        return this.meters.get(meter).tags(tags).gauge().value();
    }

    /// Moves money past the guards of the database, as only a superuser can.
    private void book(String order, int amount) throws SQLException {
        change("""
                set session_replication_role = replica;
                update ledger_posting set amount_minor = amount_minor + %d where account = 'held'
                    and entry_id = (select id from ledger_entry where order_id = '%s')""".formatted(amount, order));
    }

    private void change(String sql) throws SQLException {
        var database = this.servers.database();
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.username(),
                database.password()); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

}
