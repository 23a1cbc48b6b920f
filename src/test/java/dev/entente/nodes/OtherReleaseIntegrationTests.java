// SPDX-License-Identifier: Apache-2.0

package dev.entente.nodes;

import java.util.List;
import java.util.stream.IntStream;

import dev.entente.faults.FaultMarket;
import dev.entente.faults.FaultMarket.OpenThread;
import dev.entente.faults.Node;
import dev.entente.faults.ThreadMember;
import io.lettuce.core.RedisClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/// What a node makes of rows and bells of a release that it does not know.
@EnabledOnOs(OS.LINUX)
class OtherReleaseIntegrationTests {

    private Trio trio;

    @BeforeEach
    void up() {
        this.trio = Trio.up();
    }

    @Test
    void rowsOfALaterReleaseAreReadAndKeepWhatOnlyItKnows() {
        var thread = this.trio.market(0).openClaimed();
        var later = "'{\"outlook\": {\"sky\": \"clear\"}}'::jsonb";
        this.trio.peek.ask("update dispute set state = state || %s where conversation_id = ?".formatted(later),
                thread.id());
        this.trio.peek.ask("update market_order set facts = (facts::jsonb || %s) where id = ?".formatted(later),
                thread.orderId());
        this.trio.peek.ask(
                "update event set body = (body::jsonb || %s)::json where conversation_id = ?".formatted(later),
                thread.id());

        var read = Door.of(this.trio.node(1))
            .get("/conversations/" + thread.id() + "/events", FaultMarket.token("buyer", thread.buyer()));
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        this.trio.decide(this.trio.node(2), thread);

        this.trio.assertOneRefund(this.trio.node(0), thread);
        assertThat(this.trio.peek.ask("select state #>> '{outlook,sky}' from dispute where conversation_id = ?",
                thread.id()))
            .isEqualTo("clear");
    }

    @Test
    void bellsOfAnotherReleaseBreakNothing() throws Exception {
        var thread = this.trio.market(0).openClaimed();
        var members = this.trio.join(thread);
        var topic = "entente:thread:" + thread.id();
        try (var redis = RedisClient.create(this.trio.cluster.redis().url());
                var desk = Ear.at(this.trio.node(0), FaultMarket.token("agent", thread.agent()), "/topic/desk");
                var line = redis.connect()) {
            for (var words : List.of("no envelope", "12345678{}", "12345678{\"seq\":1,\"kind\":\"hologram\"}",
                    "12345678not json")) {
                assertThat(line.sync().publish(topic, words)).isPositive();
                line.sync().publish("entente:desk:demo", words);
                line.sync().publish("entente:passing:" + thread.id(), words);
                line.sync().publish("entente:turns", words);
            }
            IntStream.range(0, 9).forEach(index -> members.get(index % 3).say("still heard " + index));
            this.trio.settle(members);
            assertThat(this.trio.violations(members)).isEmpty();

            escalateAnother(desk);
        }
        finally {
            members.forEach(ThreadMember::close);
        }
        assertThat(this.trio.cluster.nodes()).map(Node::log)
            .noneMatch(log -> log.contains("No bells for " + thread.id() + " any more"));
    }

    private void escalateAnother(Ear desk) {
        OpenThread another = this.trio.openAsked(1);
        Door.of(this.trio.node(1))
            .say(another.id(), FaultMarket.token("buyer", another.buyer()), "\"kind\":\"ask_person\"");
        desk.await(row -> row.path("id").asString().equals(another.id().toString()));
    }

}
