// SPDX-License-Identifier: Apache-2.0

package dev.entente.nodes;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import dev.entente.faults.Cluster;
import dev.entente.faults.FaultMarket;
import dev.entente.faults.FaultMarket.OpenThread;
import dev.entente.faults.HistoryChecker;
import dev.entente.faults.Node;
import dev.entente.faults.NodeOptions;
import dev.entente.faults.TcpProxy;
import dev.entente.faults.ThreadMember;

import static org.assertj.core.api.Assertions.assertThat;

/// Three nodes that all tests of this package share, each behind a network of its own to PostgreSQL and to Redis. Leases
/// are short, so that a test sees their end. It is gone with the test JVM.
final class Trio {

    private static Trio standing;

    final Cluster cluster = Cluster.servers();

    final Peek peek = Peek.into(this.cluster);

    final List<TcpProxy> postgres = new ArrayList<>();

    final List<TcpProxy> redis = new ArrayList<>();

    final List<NodeOptions> options = new ArrayList<>();

    private Trio() {
        for (int index = 0; index < 3; index++) {
            this.postgres.add(TcpProxy.to(this.cluster.postgres().postgresPort()));
            this.redis.add(TcpProxy.to(this.cluster.redis().port()));
            this.options.add(NodeOptions.plain()
                .withPostgresAt(this.postgres.get(index).port())
                .withRedisAt(this.redis.get(index).port())
                .with("ENTENTE_MEDIATION_LEASE", "3s")
                .with("ENTENTE_SETTLEMENT_CALL_TIME_MAX", "2s")
                .with("ENTENTE_SETTLEMENT_BOOK_TIME_MAX", "2s")
                .with("ENTENTE_SETTLEMENT_LEASE_FOR", "7s")
                .with("ENTENTE_GATEWAY_STOP_NOTICE", "500ms"));
            this.cluster.launch(this.options.get(index));
        }
    }

    /// All three, with good networks and ready, whatever the test before did to them.
    static synchronized Trio up() {
        if (standing == null) {
            standing = new Trio();
        }
        standing.mend();
        return standing;
    }

    void mend() {
        this.postgres.forEach(TcpProxy::restore);
        this.redis.forEach(TcpProxy::restore);
        this.cluster.nodes().stream().filter(node -> !node.isAlive()).forEach(Node::restart);
        this.cluster.nodes().forEach(Node::awaitReady);
    }

    Node node(int index) {
        return this.cluster.node(index);
    }

    FaultMarket market(int index) {
        return FaultMarket.at(node(index)::port);
    }

    TcpProxy postgresOf(Node node) {
        return this.postgres.get(this.cluster.nodes().indexOf(node));
    }

    TcpProxy redisOf(Node node) {
        return this.redis.get(this.cluster.nodes().indexOf(node));
    }

    /// Buyer, seller and agent, each at a node of their own.
    List<ThreadMember> join(OpenThread thread) {
        var members = new ArrayList<ThreadMember>();
        for (var role : List.of("buyer", "seller", "agent")) {
            members.add(thread.member(role, node(members.size())::port).join());
        }
        members.forEach(ThreadMember::awaitListening);
        return members;
    }

    /// Until everybody has what was confirmed and has seen all that is theirs.
    void settle(Collection<ThreadMember> members) {
        members.forEach(ThreadMember::awaitConfirmed);
        members.forEach(member -> {
            var witness = member.testimony().witness();
            member.awaitSeen(this.peek.count("select head_%s from conversation where id = ?".formatted(witness.role()),
                    witness.thread()));
        });
    }

    /// What does not fit in all that is stored and in what these have seen.
    List<String> violations(Collection<ThreadMember> members) throws SQLException {
        try (var connection = this.peek.database().connectNow()) {
            return HistoryChecker.check(members.stream().map(ThreadMember::testimony).toList(), connection);
        }
    }

    /// The agent of the thread refunds 25.00 at that node.
    void decide(Node node, OpenThread thread) {
        var door = Door.of(node);
        var agent = FaultMarket.token("agent", thread.agent());
        var seen = door.get("/conversations/" + thread.id(), agent);
        var decided = door.post("/conversations/" + thread.id() + "/decision", agent, """
                {"remedy": "partial_refund", "amount_minor": 2500, "return": "none",
                 "reasons": ["The photos show a crack."], "rule": "P3"}""", "Idempotency-Key",
                UUID.randomUUID().toString(), "If-Match", seen.etag());
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
    }

    /// Waits for the refund and counts what the provider did for it.
    void assertOneRefund(Node node, OpenThread thread) {
        Door.of(node)
            .until("/conversations/" + thread.id(), FaultMarket.token("buyer", thread.buyer()),
                    seen -> seen.get("stage").asString().equals("resolved"));
        assertThat(this.peek.ask("""
                select string_agg(kind || ' ' || amount_minor, ', ' order by kind) from sandbox_transfer
                where order_id = ?""", thread.orderId())).isEqualTo("refund 2500, release 7090");
    }

    /// The bot has asked the thread's buyer whether mediation is wanted.
    OpenThread openAsked(int index) {
        var thread = market(index).open();
        Door.of(node(index))
            .until("/conversations/" + thread.id(), FaultMarket.token("buyer", thread.buyer()),
                    seen -> seen.hasNonNull("question"));
        return thread;
    }

    /// The buyer says something that the bot has to answer.
    void tellTheBot(Node node, OpenThread thread) {
        var said = Door.of(node)
            .say(thread.id(), FaultMarket.token("buyer", thread.buyer()), "\"kind\":\"text\",\"text\":\"It broke\"");
        assertThat(said.status()).as(said.text()).isEqualTo(201);
    }

    /// The bot has done what it was asked to, and said nothing twice.
    void assertBotAnsweredOnce(OpenThread thread) {
        this.peek.await("0", "select count(*) from turn where conversation_id = ?", thread.id());
        assertThat(this.peek.ask("""
                select string_agg(words, ' | ') from (
                    select body ->> 'text' as words from event where conversation_id = ? and author_role = 'bot'
                    group by body ->> 'text', readers having count(*) > 1) twice""", thread.id())).isEmpty();
    }

}
