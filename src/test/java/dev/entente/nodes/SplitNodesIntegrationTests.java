// SPDX-License-Identifier: Apache-2.0

package dev.entente.nodes;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import dev.entente.faults.FaultMarket;
import dev.entente.faults.ThreadMember;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/// Nodes that do not hear each other, and a node that does not reach what they share: PostgreSQL alone decides who acts.
@EnabledOnOs(OS.LINUX)
class SplitNodesIntegrationTests {

    private static final String LOCKED = "from dispute where conversation_id = $1 for update";

    private Trio trio;

    @BeforeEach
    void up() {
        this.trio = Trio.up();
    }

    @AfterEach
    void mend() {
        this.trio.mend();
    }

    @Test
    void aNodeWithoutRedisIsStillOneOfThem() throws Exception {
        var deaf = this.trio.node(1);
        var thread = this.trio.market(0).openClaimed();
        var members = this.trio.join(thread);
        this.trio.redisOf(deaf).refuse();
        try {
            assertThat(this.trio.redisOf(deaf).cuts()).isPositive();
            IntStream.range(0, 30).forEach(index -> members.get(index % 3).say("words across the split " + index));
            this.trio.settle(members);
            assertThat(this.trio.violations(members)).isEmpty();
            assertThat(this.trio.redisOf(deaf).standing()).isZero();

            this.trio.decide(deaf, thread);
            this.trio.assertOneRefund(this.trio.node(0), thread);
        }
        finally {
            members.forEach(ThreadMember::close);
        }
    }

    @Test
    void nodesThatDoNotHearEachOtherGiveACaseToOneAgent() {
        this.trio.redis.forEach(redis -> redis.refuse());
        var thread = this.trio.openAsked(0);
        Door.of(this.trio.node(1))
            .say(thread.id(), FaultMarket.token("buyer", thread.buyer()), "\"kind\":\"ask_person\"");

        var claims = IntStream.range(0, 3)
            .mapToObj(index -> CompletableFuture.supplyAsync(() -> Door.of(this.trio.node(index))
                .post("/conversations/" + thread.id() + "/claim", FaultMarket.token("agent", "a-" + index), "")
                .status()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

        assertThat(claims).containsExactlyInAnyOrder(200, 409, 409);
        assertThat(this.trio.redis).allSatisfy(redis -> assertThat(redis.standing()).isZero());
    }

    @Test
    void bellsRingAgainWhenRedisIsBack() throws Exception {
        var thread = this.trio.market(0).openClaimed();
        var path = "/conversations/" + thread.id();
        this.trio.redis.forEach(redis -> redis.refuse());
        this.trio.redis.forEach(redis -> redis.restore());
        try (var buyer = Ear.at(this.trio.node(0), FaultMarket.token("buyer", thread.buyer()), "/topic" + path)) {
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (buyer.heard().isEmpty() && System.nanoTime() < end) {
                Door.of(this.trio.node(1)).post(path + "/typing", FaultMarket.token("seller", thread.seller()), "");
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            assertThat(buyer.heard()).isNotEmpty();
        }
    }

    @Test
    void aTurnOfANodeThatLostPostgresIsTakenOver() throws Exception {
        var thread = this.trio.openAsked(0);
        try (var _ = this.trio.peek.hold("select 1 from dispute where conversation_id = ? for update", thread.id())) {
            this.trio.tellTheBot(this.trio.node(1), thread);
            var lost = this.trio.peek.awaitWaiting(this.trio.cluster, LOCKED);
            this.trio.postgresOf(lost).refuse();
            assertThat(this.trio.postgresOf(lost).cuts()).isPositive();

            this.trio.peek.await("1", """
                    select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query ilike ?
                        and application_name like 'node-%' and application_name <> ?""", "%" + LOCKED + "%",
                    lost.name());
        }

        this.trio.assertBotAnsweredOnce(thread);
    }

    @Test
    void aNodeWithoutPostgresPromisesNothingAndTheOthersGoOn() throws Exception {
        var lost = this.trio.node(2);
        var thread = this.trio.market(0).openClaimed();
        var members = this.trio.join(thread);
        try {
            this.trio.postgresOf(lost).refuse();
            members.forEach(member -> member.say("said while one node has no memory"));
            members.get(0).awaitConfirmed();
            members.get(1).awaitConfirmed();
            var said = Door.of(lost)
                .say(thread.id(), FaultMarket.token("agent", thread.agent()), "\"kind\":\"text\",\"text\":\"Lost?\"");
            assertThat(said.status()).isGreaterThanOrEqualTo(500);
            assertThat(members.get(2).unconfirmed()).isOne();

            this.trio.mend();
            this.trio.settle(members);
            assertThat(this.trio.violations(members)).isEmpty();
        }
        finally {
            members.forEach(ThreadMember::close);
        }
    }

}
