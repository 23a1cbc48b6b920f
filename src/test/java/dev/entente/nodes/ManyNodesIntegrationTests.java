// SPDX-License-Identifier: Apache-2.0

package dev.entente.nodes;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.entente.faults.FaultMarket;
import dev.entente.faults.FaultMarket.OpenThread;
import dev.entente.faults.Testimony;
import dev.entente.faults.ThreadMember;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Three nodes that are all well are one server to those who use it.
@EnabledOnOs(OS.LINUX)
class ManyNodesIntegrationTests {

    private Trio trio;

    @BeforeEach
    void up() {
        this.trio = Trio.up();
    }

    @Test
    void membersOnDifferentNodesSeeOneOrder() throws Exception {
        var thread = this.trio.market(0).openClaimed();
        var members = this.trio.join(thread);
        try {
            IntStream.range(0, 60).forEach(index -> members.get(index % 3).say("words " + index));
            this.trio.settle(members);
            assertThat(this.trio.violations(members)).isEmpty();
            var promised = members.stream()
                .flatMap(member -> member.testimony().acks().stream())
                .map(Testimony.Ack::seq)
                .sorted()
                .toList();
            assertThat(promised).hasSize(60);
            assertThat(members).allSatisfy(member -> assertThat(
                    member.testimony().seen().stream().map(Testimony.Seen::seq).filter(promised::contains))
                .containsExactlyElementsOf(promised));
        }
        finally {
            members.forEach(ThreadMember::close);
        }
    }

    @Test
    void showsTypingAndReadMarksOnOtherNodes() throws Exception {
        var thread = this.trio.market(0).openClaimed();
        var path = "/conversations/" + thread.id();
        var seller = FaultMarket.token("seller", thread.seller());
        try (var buyer = Ear.at(this.trio.node(0), FaultMarket.token("buyer", thread.buyer()), "/topic" + path)) {
            Door.of(this.trio.node(1)).post(path + "/typing", seller, "");
            assertThat(buyer.await(heard -> heard.get("kind").asString().equals("typing")).at("/author/id").asString())
                .isEqualTo(thread.seller());

            long head = Door.of(this.trio.node(1)).get(path, seller).json().get("head").asLong();
            Door.of(this.trio.node(1)).post(path + "/read", seller, "{\"seq\":" + head + "}");
            buyer.await(heard -> heard.get("kind").asString().equals("read") && heard.at("/body/seq").asLong() == head);
        }
        assertThat(Door.of(this.trio.node(2)).get("/conversations", seller).json().at("/items/0/unread").asLong())
            .isZero();
    }

    @Test
    void tellsInboxDeskAndStreamsOfOtherNodes() throws Exception {
        var thread = this.trio.openAsked(1);
        var buyer = FaultMarket.token("buyer", thread.buyer());
        var request = Door.of(this.trio.node(2))
            .request("/conversations/" + thread.id() + "/events?after=0", buyer)
            .header("Accept", "text/event-stream")
            .build();
        try (var desk = Ear.at(this.trio.node(0), FaultMarket.token("agent", thread.agent()), "/topic/desk");
                var inbox = Ear.at(this.trio.node(2), buyer, "/user/queue/inbox");
                var lines = Door.HTTP.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            var stream = CompletableFuture
                .supplyAsync(() -> lines.anyMatch(line -> line.contains("\"kind\":\"handoff\"")));

            Door.of(this.trio.node(1)).say(thread.id(), buyer, "\"kind\":\"ask_person\"");

            desk.await(row -> isAwaitingAgent(row, thread));
            inbox.await(row -> isAwaitingAgent(row, thread));
            assertThat(stream.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static boolean isAwaitingAgent(JsonNode row, OpenThread thread) {
        return row.path("id").asString().equals(thread.id().toString())
                && row.path("stage").asString().equals("awaiting_agent");
    }

    @Test
    void aRaceForACaseHasOneWinnerWhoIsNamedToTheOthers() {
        var thread = this.trio.openAsked(0);
        Door.of(this.trio.node(0))
            .say(thread.id(), FaultMarket.token("buyer", thread.buyer()), "\"kind\":\"ask_person\"");

        var claims = IntStream.range(0, 6)
            .mapToObj(index -> CompletableFuture.supplyAsync(() -> claim(thread, index)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

        var winners = claims.stream().filter(claim -> claim.status() == 200).toList();
        assertThat(winners).hasSize(1);
        var holder = winners.getFirst().json().get("controller").asString();
        assertThat(claims.stream().filter(claim -> claim.status() != 200)).hasSize(5).allSatisfy(claim -> {
            assertThat(claim.status()).isEqualTo(409);
            assertThat(claim.json().at("/holder/id").asString()).isEqualTo(holder);
        });
    }

    private Door.Answer claim(OpenThread thread, int agent) {
        return Door.of(this.trio.node(agent % 3))
            .post("/conversations/" + thread.id() + "/claim", FaultMarket.token("agent", "a-" + agent), "");
    }

    @Test
    void aTimerThatAllNodesSeeHasOneEffect() throws Exception {
        var thread = this.trio.openAsked(0);
        long before = this.trio.peek.count("select count(*) from event where conversation_id = ?", thread.id());
        try (var _ = this.trio.peek.hold("select 1 from dispute where conversation_id = ? for update", thread.id())) {
            this.trio.peek.ask("update timer set due_at = entente_now() where subject = ?", thread.id());
            this.trio.peek.awaitWaiting(3, "from dispute where conversation_id = $1 for update");
        }

        this.trio.peek.await("closed", "select stage from dispute where conversation_id = ?", thread.id());
        assertThat(this.trio.peek.count("""
                select count(*) from event where conversation_id = ? and kind = 'stage'
                    and body ->> 'stage' = 'closed'""", thread.id())).isOne();
        assertThat(this.trio.peek.count("select count(*) from event where conversation_id = ?", thread.id()))
            .isGreaterThan(before);
    }

    @Test
    void aRefundThatAllNodesMaySendIsSentOnce() {
        var threads = IntStream.range(0, 6).mapToObj(index -> this.trio.market(index % 3).openClaimed()).toList();

        IntStream.range(0, 6)
            .mapToObj(index -> CompletableFuture
                .runAsync(() -> this.trio.decide(this.trio.node((index + 1) % 3), threads.get(index))))
            .toList()
            .forEach(CompletableFuture::join);

        threads.forEach(thread -> this.trio.assertOneRefund(this.trio.node(2), thread));
    }

    @Test
    void theBotAnswersOnceThoughAllNodesAreCalled() throws Exception {
        var threads = IntStream.range(0, 6).mapToObj(index -> this.trio.openAsked(index % 3)).toList();
        var thread = threads.getFirst();
        try (var _ = this.trio.peek.hold("select 1 from dispute where conversation_id = ? for update", thread.id())) {
            this.trio.tellTheBot(this.trio.node(2), thread);
            this.trio.peek.awaitWaiting(1, "from dispute where conversation_id = $1 for update");
            threads.stream().skip(1).forEach(one -> this.trio.tellTheBot(this.trio.node(1), one));
            threads.stream().skip(1).forEach(this.trio::assertBotAnsweredOnce);
            this.trio.peek.awaitWaiting(1, "from dispute where conversation_id = $1 for update");
        }

        this.trio.assertBotAnsweredOnce(thread);
    }

}
