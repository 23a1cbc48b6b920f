// SPDX-License-Identifier: Apache-2.0

package dev.entente.audit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

import dev.entente.testing.RealDatabase;
import dev.entente.testing.RealServers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What somebody with the rights of the database's owner may try, and what the verifier says of it.
class AuditIntegrationTests {

    private final RealDatabase database = RealServers.createDatabase();

    private final ConnectionFactory connections = this.database.connections();

    private final Audit audit = new R2dbcAudit(DatabaseClient.create(this.connections), new JsonMapper());

    private final TransactionalOperator transaction = TransactionalOperator
        .create(new R2dbcTransactionManager(this.connections));

    private Connection owner;

    @BeforeEach
    void connect() throws SQLException {
        this.owner = this.database.connectNow();
    }

    @AfterEach
    void leave() throws SQLException {
        this.owner.close();
    }

    private void write(String tenant, int acts) {
        Flux.range(1, acts)
            .concatMap(
                    each -> this.audit.note(Act.by(tenant, "case.claimed", "agent", "a-" + each).with("number", each)))
            .as(StepVerifier::create)
            .verifyComplete();
    }

    private String verify(int exitCode) throws SQLException {
        var said = new ByteArrayOutputStream();
        try (var connection = this.database.connectNow()) {
            assertThat(VerifyAudit.verifyNow(connection, new PrintStream(said, true, StandardCharsets.UTF_8)))
                .as(said.toString(StandardCharsets.UTF_8))
                .isEqualTo(exitCode);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    /// Does what no trigger allows, as the owner of the tables can.
    private void tamper(String... statements) throws SQLException {
        try (var statement = this.owner.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String each : statements) {
                assertThat(statement.executeUpdate(each)).as(each).isPositive();
            }
            statement.execute("set session_replication_role = origin");
        }
    }

    @Test
    void isWholeAsItWasWritten() throws SQLException {
        assertThat(verify(0)).contains("There is no entry yet.");
        write("demo", 5);
        write("other", 2);

        assertThat(verify(0)).containsPattern("demo: 5 entries, whole, head [0-9a-f]{64}\n")
            .containsPattern("other: 2 entries, whole, head [0-9a-f]{64}\n")
            .contains("2 chains looked at.");
    }

    @Test
    void showsAChangedEntry() throws SQLException {
        write("demo", 5);
        tamper("update audit_link set at = at + interval '1 hour' where number = 3");
        assertThat(verify(1)).contains("demo: BROKEN at entry 3: the entry was changed");
    }

    @Test
    void showsChangedContent() throws SQLException {
        write("demo", 5);
        tamper("update audit_act set content = replace(content, 'a-2', 'a-9') where content like '%a-2%'");
        assertThat(verify(1)).contains("demo: BROKEN at entry 2: what was done was changed");
    }

    /// Even where the digest is made to fit, the next hash does not.
    @Test
    void showsContentThatWasChangedWithItsDigest() throws SQLException {
        write("demo", 3);
        tamper("update audit_act set content = 'x' where content like '%a-2%'",
                "update audit_link l set digest = sha256(a.salt || 'x'::bytea) from audit_act a where a.id = l.act_id and number = 2");
        assertThat(verify(1)).contains("demo: BROKEN at entry 2: the entry was changed");
    }

    @Test
    void showsAnEntryThatIsMissing() throws SQLException {
        write("demo", 5);
        write("other", 1);
        tamper("delete from audit_link where tenant = 'demo' and number = 2");
        assertThat(verify(1)).contains("demo: BROKEN at entry 3: the entry after 1 is missing")
            .contains("other: 1 entries, whole");
    }

    @Test
    void showsAnEntryThatIsMissingAlsoWhereTheRestWasNumberedAnew() throws SQLException {
        write("demo", 4);
        tamper("delete from audit_link where number = 2", "update audit_link set number = 2 where number = 3");
        assertThat(verify(1)).contains("demo: BROKEN at entry 2: it does not follow on the entry before");
    }

    @Test
    void showsThatTheLastEntriesAreMissing() throws SQLException {
        write("demo", 5);
        tamper("delete from audit_link where number >= 4");
        assertThat(verify(1)).contains("demo: BROKEN at entry 3: the last entries are missing: the head stands at 5");
    }

    @Test
    void showsEntriesThatChangedPlaces() throws SQLException {
        write("demo", 5);
        tamper("update audit_link set number = -number where number in (2, 3)",
                "update audit_link set number = case number when -2 then 3 else 2 end where number < 0");
        assertThat(verify(1)).contains("demo: BROKEN at entry 2: it does not follow on the entry before");
    }

    @Test
    void showsAnActThatIsGoneAndOneThatWasSlippedIn() throws SQLException {
        write("demo", 3);
        tamper("delete from audit_act where content like '%a-2%'");
        assertThat(verify(1)).contains("demo: BROKEN at entry 2: what was done is gone");

        write("other", 1);
        tamper("insert into audit_act (tenant, act, salt, content) values ('other', 'case.claimed', 'x', 'y')");
        assertThat(verify(1)).contains("other: BROKEN at entry 1: 1 acts stand in no entry");
    }

    @Test
    void staysWholeWhereContentIsErased() throws SQLException {
        write("demo", 5);
        try (var statement = this.owner.createStatement()) {
            assertThat(statement
                .executeUpdate("update audit_act set salt = null, content = null where content like '%a-2%'")).isOne();
        }
        assertThat(verify(0)).contains("demo: 5 entries, whole");
    }

    @Test
    void onlyGrowsForEverybodyElse() throws SQLException {
        write("demo", 2);
        for (String forbidden : new String[] { "delete from audit_link", "update audit_link set act = 'x'",
                "truncate audit_link", "delete from audit_act", "truncate audit_act", "delete from audit_head",
                "update audit_act set content = 'x'", "update audit_act set act = 'x', salt = null, content = null",
                "update audit_head set number = 7" }) {
            try (var statement = this.owner.createStatement()) {
                assertThatExceptionOfType(SQLException.class).as(forbidden)
                    .isThrownBy(() -> statement.execute(forbidden));
            }
        }
        assertThat(verify(0)).contains("demo: 2 entries, whole");
    }

    @Test
    void isWrittenIfTheTransactionCommitsAndOnlyThen() throws SQLException {
        var failed = new IllegalStateException("no");
        this.audit.note(Act.by("demo", "case.claimed", "agent", "a-1"))
            .then(Mono.error(failed))
            .as(this.transaction::transactional)
            .as(StepVerifier::create)
            .verifyErrorMatches(failure -> failure == failed);
        assertThat(verify(0)).contains("There is no entry yet.");
    }

    /// Each takes other locks first, in whatever order; the chain is the last one.
    @Test
    void growsByOneUnderManyWriters() throws SQLException {
        Flux.range(0, 200)
            .flatMap(each -> Flux.just(1, 2)
                .concatMap(part -> this.audit.note(Act.by(each % 2 == 0 ? "demo" : "other", "case.claimed", "agent",
                        UUID.randomUUID().toString())))
                .then()
                .as(this.transaction::transactional), 8)
            .as(StepVerifier::create)
            .verifyComplete();

        assertThat(verify(0)).contains("demo: 200 entries, whole", "other: 200 entries, whole");
    }

}
