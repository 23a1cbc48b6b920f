// SPDX-License-Identifier: Apache-2.0

package dev.entente.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.stream.IntStream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.entente.faults.FaultMarket;
import dev.entente.faults.FaultMarket.OpenThread;
import dev.entente.faults.Node;
import dev.entente.faults.ThreadMember;
import dev.entente.testing.RealServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// One of three nodes has a wrong clock, steps it while people talk, and stands in another zone.
@EnabledOnOs(OS.LINUX)
class WrongClockIntegrationTests {

    private static final Duration fast = Duration.ofMinutes(10);

    private static final Duration slow = Duration.ofMinutes(-10);

    @TempDir
    static Path folder;

    static Trio trio;

    static Path offset;

    static Node wrong;

    @BeforeAll
    static void putOneWrong() throws IOException {
        trio = Trio.up();
        offset = Files.writeString(folder.resolve("offset"), "0");
        var agent = WrongClockAgent.pack(folder.resolve("wrong-clock.jar"));
        wrong = trio.node(2);
        trio.cluster.restart(wrong.kill9(),
                trio.options.get(2).withJvm("-javaagent:" + agent + "=" + offset, "-Duser.timezone=Pacific/Auckland"));
        trio.mend();
    }

    @AfterAll
    static void putItRight() {
        trio.cluster.restart(wrong.kill9(), trio.options.get(2)).awaitReady();
    }

    /// Steps the clock of the node and waits until what it does shows that.
    private static void step(Duration by, OpenThread thread) throws IOException {
        Files.writeString(offset, Long.toString(by.toMillis()));
        var seller = FaultMarket.token("seller", thread.seller());
        Duration shown;
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        do {
            assertThat(System.nanoTime()).as("the clock was never seen to be %s wrong", by).isLessThan(end);
            var event = Door.of(wrong)
                .say(thread.id(), seller, "\"kind\":\"text\",\"text\":\"What time is it?\"")
                .json();
            long made = UUID.fromString(event.get("id").asString()).getMostSignificantBits() >>> 16;
            shown = Duration.between(Instant.parse(event.get("at").asString()), Instant.ofEpochMilli(made));
        }
        while (shown.minus(by).abs().compareTo(Duration.ofSeconds(20)) > 0);
    }

    @Test
    void ordersWordsByNumberWhateverTheTimeSays() throws Exception {
        var thread = trio.market(0).openClaimed();
        var members = trio.join(thread);
        try {
            for (var by : new Duration[] { fast, slow, Duration.ZERO }) {
                step(by, thread);
                IntStream.range(0, 15).forEach(index -> members.get(index % 3).say("it is late " + index));
                trio.settle(members);
            }
            assertThat(trio.violations(members)).isEmpty();
        }
        finally {
            members.forEach(ThreadMember::close);
        }
        assertThat(trio.peek.count("""
                select count(*) from (select at < lag(at) over (order by seq) - interval '1 minute' as back from event
                    where conversation_id = ?) steps where back""", thread.id())).isZero();
    }

    @Test
    void keepsDeadlinesByTheClockThatAllShare() throws Exception {
        var early = trio.openAsked(0);
        step(fast, trio.market(0).openClaimed());
        var due = trio.openAsked(2);
        assertThat(trio.peek.count("""
                select abs(extract(epoch from due_at - entente_now() - interval '14 days'))::bigint from dispute
                where conversation_id = ?""", due.id())).isLessThan(120);

        trio.node(0).kill9();
        trio.node(1).kill9();
        try {
            trio.peek.ask("update timer set due_at = entente_now() + interval '5 minutes' where subject = ?",
                    early.id());
            trio.peek.ask("update timer set due_at = entente_now() where subject = ?", due.id());

            trio.peek.await("closed", "select stage from dispute where conversation_id = ?", due.id());
            assertThat(trio.peek.count("select count(*) from timer where subject = ?", early.id())).isPositive();
        }
        finally {
            trio.peek.ask("update timer set due_at = entente_now() where subject = ?", early.id());
            trio.mend();
        }
    }

    @Test
    void believesTokensForAMinuteMoreAndNoLonger() throws Exception {
        var thread = trio.market(0).openClaimed();

        step(Duration.ofSeconds(45), thread);
        assertThat(ask(thread, null, Duration.ofSeconds(2))).isEqualTo(200);
        step(Duration.ofSeconds(-45), thread);
        assertThat(ask(thread, Duration.ZERO, Duration.ofHours(1))).isEqualTo(200);

        step(fast, thread);
        assertThat(ask(thread, null, Duration.ofMinutes(5))).isEqualTo(401);
        assertThat(ask(thread, null, Duration.ofHours(1))).isEqualTo(200);
        step(slow, thread);
        assertThat(ask(thread, Duration.ZERO, Duration.ofHours(1))).isEqualTo(401);
    }

    /// What the wrong node answers to a token that begins and ends so much later than
    /// now.
    private static int ask(OpenThread thread, Duration begins, Duration ends) throws JOSEException {
        var claims = new JWTClaimsSet.Builder().issuer("demo")
            .audience("entente")
            .subject(thread.buyer())
            .claim("role", "buyer")
            .expirationTime(Date.from(Instant.now().plus(ends)));
        if (begins != null) {
            claims.notBeforeTime(Date.from(Instant.now().plus(begins)));
        }
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        token.sign(new MACSigner(RealServers.TOKEN_SECRET));
        return Door.of(wrong).get("/conversations/" + thread.id(), token.serialize()).status();
    }

}
