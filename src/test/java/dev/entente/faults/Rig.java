// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import dev.entente.faults.FaultMarket.OpenThread;
import io.lettuce.core.RedisClient;

/// Two whole servers in JVMs of their own, every line of which can be made bad, on a durable PostgreSQL and a Redis. Most
/// fault tests share one, because it takes its time to start; each finds it calm and leaves nothing unsaid.
final class Rig {

    /// What a test waits for at most.
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private static Rig shared;

    private final Set<String> said = new HashSet<>();

    private final Cluster cluster = Cluster.servers();

    private final Wired left;

    private final Wired right;

    private final FaultMarket market = FaultMarket.at(this::somePort);

    private boolean postgresGone;

    private boolean redisGone;

    private Rig() {
        this.left = Wired.launch(this.cluster, options());
        this.left.node().awaitReady();
        this.right = Wired.launch(this.cluster, options());
        this.right.node().awaitReady();
        trace();
    }

    private void trace() {
        try (var connection = this.cluster.database().connectNow()) {
            StoredReader.trace(connection);
        }
        catch (SQLException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /// Quicker to give up and to look again than the product is by itself, so that tests
    /// are short; and the few people of a test may say and ask as much as a whole market.
    static NodeOptions options() {
        return NodeOptions.plain()
            .with("ENTENTE_CLOCK", "settable")
            .with("ENTENTE_MEDIATION_LEASE", "5s")
            .with("ENTENTE_SETTLEMENT_CALLTIMEMAX", "1s")
            .with("ENTENTE_SETTLEMENT_BOOKTIMEMAX", "4s")
            .with("ENTENTE_SETTLEMENT_LEASEFOR", "7s")
            .with("ENTENTE_SETTLEMENT_STOPGRACE", "1s")
            .with("ENTENTE_GATEWAY_STOPNOTICE", "500ms")
            .with("ENTENTE_STOMP_FRAMESPERSECONDMAX", "100000")
            .with("ENTENTE_LIMITS_REQUESTSPERADDRESS", "1000000")
            .with("ENTENTE_LIMITS_REQUESTSPERUSER", "1000000")
            .with("ENTENTE_LIMITS_SENDSPERUSER", "1000000")
            .with("ENTENTE_LIMITS_CONNECTSPERADDRESS", "1000000")
            .with("ENTENTE_LIMITS_CONNECTSPERUSER", "1000000")
            .with("ENTENTE_LIMITS_SUBSCRIBESPERUSER", "1000000");
    }

    /// The shared one, calm: good lines, servers and nodes that run.
    static synchronized Rig calm() {
        if (shared == null) {
            shared = new Rig();
        }
        shared.mend();
        return shared;
    }

    /// Waits until nothing is to be moved and no word of the provider is to come, but for
    /// what is due hours later.
    void awaitMoney(OpenThread thread) {
        until("""
                select not exists (select from settlement_leg l join settlement_instruction i on i.id = l.instruction_id
                        where order_id = '%1$s' and (l.state in ('sent', 'pending')
                            or l.next_try_at < now() + interval '1 hour'))
                    and not exists (select from sandbox_notice join sandbox_transfer using (key)
                        where order_id = '%1$s' and rung_at is null and due_at < entente_now() + interval '1 hour')"""
            .formatted(thread.orderId()));
    }

    /// Everything is well again.
    void mend() {
        this.cluster.nodes().stream().filter(Node::isAlive).forEach(Node::resume);
        if (this.postgresGone) {
            startPostgres();
        }
        if (this.redisGone) {
            startRedis();
        }
        this.left.calm();
        this.right.calm();
        for (var one : List.of(this.left, this.right)) {
            if (!one.node().isAlive()) {
                one.node().restart();
            }
        }
        this.left.node().awaitReady();
        this.right.node().awaitReady();
    }

    Cluster cluster() {
        return this.cluster;
    }

    Wired left() {
        return this.left;
    }

    Wired right() {
        return this.right;
    }

    FaultMarket market() {
        return this.market;
    }

    /// The left door while somebody stands behind it.
    int leftFirst() {
        return this.left.node().isAlive() ? this.left.port() : this.right.port();
    }

    /// The right door while somebody stands behind it.
    int rightFirst() {
        return this.right.node().isAlive() ? this.right.port() : this.left.port();
    }

    private int somePort() {
        return leftFirst();
    }

    /// Three people in a thread of their own: buyer and agent at the left node, the
    /// seller at the right one.
    Talk talk() {
        return new Talk(this, this.market.openClaimed());
    }

    /// The first column of the first row as text.
    String ask(String sql) {
        try (var connection = this.cluster.database().connectNow(); var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            var rows = statement.getResultSet();
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
        catch (SQLException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /// Waits until the query says `t`.
    void until(String sql) {
        until(sql, () -> ask(sql).equals("t"));
    }

    static void until(String what, BooleanSupplier wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It never came to that: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    /// What is wrong and no earlier test has said.
    List<String> violations(Collection<Testimony> clients) {
        try (var connection = this.cluster.database().connectNow()) {
            return HistoryChecker.check(clients, connection).stream().filter(this.said::add).toList();
        }
        catch (SQLException ex) {
            throw new IllegalStateException(ex);
        }
    }

    void stopPostgres() {
        this.postgresGone = true;
        disk(this.cluster.postgres()::stopPostgres);
    }

    void crashPostgres() {
        this.postgresGone = true;
        disk(this.cluster.postgres()::killPostgres);
    }

    void startPostgres() {
        disk(this.cluster.postgres()::startPostgres);
        this.postgresGone = false;
    }

    /// It comes back as a standby, which only reads until it is promoted.
    void demotePostgres() {
        stopPostgres();
        disk(() -> Files.createFile(this.cluster.postgres().folder().resolve("postgres/data/standby.signal")));
        startPostgres();
    }

    void stopRedis() {
        this.redisGone = true;
        disk(this.cluster.redis()::stopNow);
    }

    void startRedis() {
        disk(this.cluster.redis()::startNow);
        this.redisGone = false;
    }

    boolean isRedisThere() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), this.cluster.redis().port())) {
            return true;
        }
        catch (IOException ex) {
            return false;
        }
    }

    /// It comes back and knows nothing of what was.
    void loseRedis() {
        disk(this.cluster.redis()::stopNow);
        disk(this.cluster.redis()::startEmpty);
    }

    /// How many lines listen at Redis to what is said in the thread.
    long listeners(String thread) {
        var topic = "entente:thread:" + thread;
        try (var client = RedisClient.create(this.cluster.redis().url()); var connection = client.connect()) {
            return connection.sync().pubsubNumsub(topic).get(topic);
        }
    }

    private static void disk(DiskWork work) {
        try {
            work.run();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private interface DiskWork {

        void run() throws IOException;

    }

}
