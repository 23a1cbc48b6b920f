// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import reactor.core.publisher.Mono;

import dev.entente.testing.Receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Webhooks of nodes that are killed or stopped while they call. Leases are long here: what is tried again before a test
/// ends them was handed over.
@EnabledOnOs(OS.LINUX)
class WebhookFaultsIntegrationTests {

    private static final NodeOptions options = NodeOptions.plain()
        .with("ENTENTE_EGRESS_ALLOW_LOCAL", "true")
        .with("ENTENTE_WEBHOOK_LEASE_FOR", "10m")
        .with("ENTENTE_WEBHOOK_STOP_GRACE", "3s");

    private static Cluster cluster;

    private static Node first;

    private final Receiver receiver = Receiver.start();

    private final AtomicBoolean silent = new AtomicBoolean();

    private final FaultMarket market = FaultMarket.at(() -> first.port());

    private @Nullable Node second;

    @BeforeAll
    static void start() {
        cluster = Cluster.servers();
        first = cluster.launch(options).awaitReady();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void listen() {
        this.receiver.answer((_, response) -> this.silent.get() ? Mono.never() : response.status(204).send());
    }

    @AfterEach
    void leave() throws SQLException {
        ask("delete from webhook_endpoint");
        this.receiver.close();
        if (this.second != null) {
            this.second.kill9();
        }
        if (!first.isAlive()) {
            first.restart().awaitReady();
        }
    }

    private void register(String path, String... types) {
        var wanted = List.of(types).stream().map(type -> "\"" + type + "\"").collect(Collectors.joining(","));
        var answer = this.market.call("POST", "/webhook-endpoints", FaultMarket.token("marketplace", "m"),
                "{\"url\":\"" + this.receiver.url(path) + "\",\"types\":[" + wanted + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private List<Receiver.Call> awaitCalls(String path, int count) {
        await().atMost(Duration.ofSeconds(60)).until(() -> this.receiver.calls(path).size() >= count);
        return this.receiver.calls(path);
    }

    private String ask(String sql) throws SQLException {
        try (var connection = cluster.database().connectNow(); var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            var rows = statement.getResultSet();
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private void endLeases() throws SQLException {
        ask("update webhook_delivery set lease_until = clock_timestamp() where lease_until is not null");
    }

    @Test
    void aNodeKilledDuringACallLosesNothing() throws Exception {
        register("/hook", "conversation.opened");
        this.silent.set(true);
        this.market.open();
        var before = awaitCalls("/hook", 1).getFirst();

        first.kill9();
        this.silent.set(false);
        first.restart().awaitReady();
        endLeases();

        var after = awaitCalls("/hook", 2).getLast();
        assertThat(after.header("webhook-id")).isEqualTo(before.header("webhook-id"));
        assertThat(after.body()).isEqualTo(before.body());
        await().until(() -> ask("select string_agg(state, ',') from webhook_delivery").equals("delivered"));
        assertThat(ask("select count(*) from webhook_attempt")).as("the lost one was never written down")
            .isEqualTo("1");
    }

    @Test
    void aPlannedStopWaitsForACallThatEnds() throws Exception {
        register("/slow/1500", "conversation.opened");
        this.market.open();
        awaitCalls("/slow", 1);

        first.terminate().awaitExit();

        assertThat(ask("select string_agg(state, ',') from webhook_delivery")).isEqualTo("delivered");
        assertThat(this.receiver.calls("/slow")).hasSize(1);
    }

    @Test
    void aPlannedStopHandsACallOverThatDoesNotEnd() throws Exception {
        register("/hook", "conversation.opened");
        this.silent.set(true);
        this.market.open();
        awaitCalls("/hook", 1);
        this.second = cluster.launch(options).awaitReady();

        this.silent.set(false);
        first.terminate().awaitExit();

        var calls = awaitCalls("/hook", 2);
        assertThat(calls).extracting(call -> call.header("webhook-id"))
            .containsOnly(calls.getFirst().header("webhook-id"));
        await().until(() -> ask("select string_agg(state, ',') from webhook_delivery").equals("delivered"));
    }

    @Test
    void nodesThatDieAgainAndAgainTellEverythingAndInOrder() throws Exception {
        long seed = Long.getLong("entente.faults.seed", System.nanoTime());
        var random = new Random(seed);
        this.second = cluster.launch(options).awaitReady();
        register("/slow/30", "conversation.opened", "dispute.escalated", "dispute.agent_assigned");
        var opened = CompletableFuture.supplyAsync(this::openTwelve);
        int killed = 0;
        while (!opened.isDone() || killed < 3) {
            TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(700));
            this.second.kill9();
            killed++;
            this.second.restart().awaitReady();
        }
        var threads = opened.get();

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            endLeases();
            return ask("select (select count(*) from outbox) + (select count(*) from webhook_delivery"
                    + " where state = 'pending')")
                .equals("0");
        });

        Map<String, List<String>> told = this.receiver.calls("/slow")
            .stream()
            .map(call -> FaultMarket.JSON.readTree(call.body()))
            .collect(Collectors.groupingBy(body -> body.at("/data/conversation_id").asString(),
                    Collectors.mapping(body -> body.get("type").asString(), Collectors.toList())));
        for (var thread : threads) {
            assertThat(told.get(thread.id().toString())).as("seed %d, killed %d times", seed, killed)
                .contains("conversation.opened", "dispute.escalated", "dispute.agent_assigned");
        }
        assertThat(ask("select count(*) from webhook_message a join webhook_message b on b.subject = a.subject"
                + " and b.number > a.number and (b.body::json #>> '{data,seq}')::int < (a.body::json #>> '{data,seq}')::int"))
            .isEqualTo("0");
        assertThat(ask("select count(*) - count(distinct body) from webhook_message")).as("each notice once")
            .isEqualTo("0");
    }

    private List<FaultMarket.OpenThread> openTwelve() {
        var threads = new ArrayList<FaultMarket.OpenThread>();
        for (int index = 0; index < 12; index++) {
            threads.add(this.market.openClaimed());
        }
        return threads;
    }

}
