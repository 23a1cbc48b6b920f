// SPDX-License-Identifier: Apache-2.0

package dev.entente.nodes;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.entente.faults.Cluster;
import dev.entente.faults.FaultMarket;
import dev.entente.faults.FaultMarket.OpenThread;
import dev.entente.faults.HistoryChecker;
import dev.entente.faults.Node;
import dev.entente.faults.NodeOptions;
import dev.entente.faults.Testimony;
import dev.entente.faults.ThreadMember;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/// A planned stop, as seen by those who talk, by those who work, and by the other node.
@EnabledOnOs(OS.LINUX)
class DrainIntegrationTests {

    /// What a node holds would be lost for ten minutes if it were not handed over.
    private static final NodeOptions options = NodeOptions.plain()
        .with("ENTENTE_GATEWAY_STOP_NOTICE", "1500ms")
        .with("ENTENTE_MEDIATION_LEASE", "10m")
        .with("ENTENTE_MEDIATION_STOP_GRACE", "1s")
        .with("ENTENTE_SETTLEMENT_LEASE_FOR", "10m")
        .with("ENTENTE_SETTLEMENT_CALL_TIME_MAX", "2m")
        .with("ENTENTE_SETTLEMENT_STOP_GRACE", "1s");

    static Cluster cluster;

    static Peek peek;

    @BeforeAll
    static void start() {
        cluster = Cluster.servers();
        cluster.launch(options);
        cluster.launch(options);
        cluster.nodes().forEach(Node::awaitReady);
        peek = Peek.into(cluster);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @AfterEach
    void startAgain() {
        cluster.nodes().stream().filter(node -> node.readiness() != 200).forEach(Node::restart);
        cluster.nodes().forEach(Node::awaitReady);
    }

    @Test
    void servesOnWhileItsReadinessHasFallen() {
        var leaving = cluster.node(0);
        var thread = FaultMarket.at(leaving::port).openClaimed();
        try (var buyer = thread.member("buyer", leaving::port).join().awaitListening()) {
            leaving.terminate();
            awaitUnready(leaving);

            buyer.say("said while the node is about to go");
            var said = Door.of(leaving)
                .say(thread.id(), FaultMarket.token("seller", thread.seller()),
                        "\"kind\":\"text\",\"text\":\"me too\"");
            assertThat(said.status()).as(said.text() + leaving.log()).isEqualTo(201);
            buyer.awaitConfirmed();
            assertThat(buyer.testimony().closes()).isEmpty();
            assertThat(leaving.liveness()).isEqualTo(200);
        }
        assertThat(leaving.awaitExit()).isEqualTo(143);
    }

    @Test
    void asksEverybodyToComeBackAtDifferentMoments() throws Exception {
        var leaving = cluster.node(0);
        var thread = FaultMarket.at(leaving::port).openClaimed();
        var crowd = IntStream.range(0, 12).mapToObj(_ -> thread.member("buyer", leaving::port)).toList();
        try {
            crowd.forEach(ThreadMember::join);
            crowd.forEach(ThreadMember::awaitListening);
            for (int index = 0; index < 40; index++) {
                crowd.get(index % crowd.size()).say("words on their way " + index);
            }
            leaving.terminate();
            assertThat(leaving.awaitExit()).isEqualTo(143);

            var goodbyes = crowd.stream()
                .flatMap(one -> one.testimony().closes().stream().limit(1))
                .filter(close -> close.code() == 1001)
                .toList();
            assertThat(goodbyes).hasSize(crowd.size());
            assertThat(goodbyes).allSatisfy(close -> assertThat(close.reason()).matches("come back in \\d{1,4} ms"));
            assertThat(goodbyes.stream().map(Testimony.Close::reason).collect(Collectors.toSet()))
                .hasSizeGreaterThan(3);
        }
        finally {
            startAgain();
            crowd.forEach(ThreadMember::awaitConfirmed);
            settle(thread, crowd);
            crowd.forEach(ThreadMember::close);
        }
        assertThat(check(crowd)).isEmpty();
    }

    @Test
    void endsStreamsWithTheMomentToComeBack() throws Exception {
        var leaving = cluster.node(0);
        var thread = FaultMarket.at(leaving::port).openClaimed();
        var token = FaultMarket.token("buyer", thread.buyer());
        var request = Door.of(leaving)
            .request("/conversations/" + thread.id() + "/events?after=0", token)
            .header("Accept", "text/event-stream")
            .build();
        var stream = Door.HTTP.send(request, HttpResponse.BodyHandlers.ofLines());
        var lines = CompletableFuture.supplyAsync(() -> stream.body().toList());

        leaving.terminate();

        assertThat(lines.get(60, TimeUnit.SECONDS).stream().filter(line -> !line.isBlank()).toList().getLast())
            .matches("retry:\\d{1,4}");
        assertThat(leaving.awaitExit()).isEqualTo(143);
        assertThat(leaving.log()).contains("Graceful shutdown complete").doesNotContain("Graceful shutdown aborted");
    }

    @Test
    void handsATurnOverAtOnce() throws SQLException {
        var thread = FaultMarket.at(cluster.node(0)::port).open();
        awaitQuestion(cluster.node(0), thread);
        Node leaving;
        try (var _ = peek.hold("select 1 from dispute where conversation_id = ? for update", thread.id())) {
            Door.of(cluster.node(0))
                .say(thread.id(), FaultMarket.token("buyer", thread.buyer()),
                        "\"kind\":\"text\",\"text\":\"It arrived broken\"");
            leaving = peek.awaitWaiting(cluster, "from dispute where conversation_id = $1 for update");
            leaving.terminate();
            leaving.awaitExit();

            peek.await("1", "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                    + " and application_name = ?", other(leaving).name());
        }

        peek.await("0", "select count(*) from turn where conversation_id = ?", thread.id());
        assertThat(peek.count("select count(*) from event where conversation_id = ? and author_role = 'bot'"
                + " and kind = 'question'", thread.id()))
            .isEqualTo(peek.count("select count(distinct body::text) from event where conversation_id = ?"
                    + " and author_role = 'bot' and kind = 'question'", thread.id()));
    }

    @Test
    void handsAPaymentOverAtOnce() throws SQLException {
        var thread = FaultMarket.at(cluster.node(0)::port).openClaimed();
        try (var _ = peek.hold("lock table sandbox_transfer in exclusive mode")) {
            decide(cluster.node(0), thread);
            var leaving = peek.awaitWaiting(cluster, "insert into sandbox_transfer");
            leaving.terminate();
            leaving.awaitExit();

            peek.await(other(leaving).name(), """
                    select application_name from pg_stat_activity
                    where wait_event_type = 'Lock' and query ilike '%sandbox_call%' limit 1""");
        }

        Door.of(alive())
            .until("/conversations/" + thread.id(), FaultMarket.token("buyer", thread.buyer()),
                    seen -> seen.get("ledger").get("refunded_minor").asLong() == 2_500);
        assertThat(peek.count("select count(*) from sandbox_transfer where order_id = ? and kind = 'refund'",
                thread.orderId()))
            .isOne();
    }

    private static Node alive() {
        return cluster.nodes().stream().filter(Node::isAlive).findFirst().orElseThrow();
    }

    private static Node other(Node one) {
        return cluster.nodes().stream().filter(node -> node != one).findFirst().orElseThrow();
    }

    private static void awaitUnready(Node leaving) {
        int status = leaving.readiness();
        while (status == 200) {
            status = leaving.readiness();
        }
        assertThat(status).isEqualTo(503);
    }

    private static void awaitQuestion(Node node, OpenThread thread) {
        Door.of(node)
            .until("/conversations/" + thread.id(), FaultMarket.token("buyer", thread.buyer()),
                    seen -> seen.hasNonNull("question"));
    }

    static void decide(Node node, OpenThread thread) {
        var door = Door.of(node);
        var agent = FaultMarket.token("agent", thread.agent());
        var seen = door.get("/conversations/" + thread.id(), agent);
        var decided = door.post("/conversations/" + thread.id() + "/decision", agent, """
                {"remedy": "partial_refund", "amount_minor": 2500, "return": "none",
                 "reasons": ["The photos show a crack."], "rule": "P3"}""", "Idempotency-Key",
                UUID.randomUUID().toString(), "If-Match", seen.etag());
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
    }

    /// Waits until everybody has seen what was promised to anybody.
    private static void settle(OpenThread thread, Collection<ThreadMember> members) {
        long head = peek.count("select head_buyer from conversation where id = ?", thread.id());
        members.forEach(member -> member.awaitSeen(head));
    }

    private static List<String> check(Collection<ThreadMember> members) throws SQLException {
        try (var connection = peek.database().connectNow()) {
            return HistoryChecker.check(members.stream().map(ThreadMember::testimony).toList(), connection);
        }
    }

}
