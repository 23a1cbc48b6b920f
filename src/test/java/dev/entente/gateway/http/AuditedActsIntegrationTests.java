// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

import dev.entente.testing.ContextServers;
import dev.entente.testing.EntenteTest;

import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest
class AuditedActsIntegrationTests {

    @LocalServerPort
    int port;

    @Autowired
    DatabaseClient database;

    @Autowired
    ContextServers servers;

    private TestMarket market;

    @BeforeEach
    void visit() {
        this.market = new TestMarket(this.port);
    }

    private List<JsonNode> acts(String name, String about) {
        return this.database.sql("""
                select a.content from audit_act a join audit_link l on l.act_id = a.id
                 where a.act = :act and a.content like '%' || :about || '%' order by l.number""")
            .bind("act", name)
            .bind("about", about)
            .map(row -> TestMarket.JSON.readTree(row.get("content", String.class)))
            .all()
            .collectList()
            .block();
    }

    @Test
    void writesDownWhatAgentsDoAndWhatMoneyTheyMove() {
        String id = this.market.open();
        this.market.escalate(id);
        assertThat(this.market.post("/conversations/" + id + "/claim", this.market.agent, "").status()).isEqualTo(200);
        this.market.post("/conversations/" + id + "/notes", this.market.agent, "{\"text\":\"a secret thought\"}");
        this.market.post("/conversations/" + id + "/release", this.market.agent, "{\"to\":\"queue\"}");
        var claimed = this.market.post("/conversations/" + id + "/claim", this.market.agent, "");
        var decided = this.market.post("/conversations/" + id + "/decision", this.market.agent,
                "{\"remedy\":\"partial_refund\",\"amount_minor\":2500,\"reasons\":[\"seen\"],\"rule\":\"r-1\"}",
                "Idempotency-Key", UUID.randomUUID().toString(), "If-Match", claimed.header("ETag"));
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);

        String agent = "agent/a-" + this.market.name;
        assertThat(acts("case.claimed", id)).hasSize(2)
            .allMatch(act -> act.get("by").asString().equals(agent) && act.get("tier").asInt() == 2);
        assertThat(acts("case.released", id)).singleElement()
            .satisfies(act -> assertThat(act.get("to").asString()).isEqualTo("queue"));
        assertThat(acts("case.noted", id)).singleElement()
            .satisfies(act -> assertThat(act.toString()).doesNotContain("secret"));
        assertThat(acts("case.decided", id)).singleElement().satisfies(act -> {
            assertThat(act.get("by").asString()).isEqualTo(agent);
            assertThat(act.get("amount_minor").asLong()).isEqualTo(2_500);
            assertThat(act.get("rule").asString()).isEqualTo("r-1");
        });
        assertThat(acts("money.ordered", id)).singleElement().satisfies(act -> {
            assertThat(act.get("refund_minor").asLong()).isEqualTo(2_500);
            assertThat(act.get("release_minor").asLong()).isEqualTo(7_090);
            assertThat(act.get("because").asString()).isEqualTo("Rule");
        });
    }

    @Test
    void writesDownWhatMarketplacesAndOperatorsDo() {
        this.market.sell();
        this.market.put("/orders/" + this.market.orderId, this.market.marketplace, this.market.order().toString());
        var refused = this.market.order().put("paid_minor", 1);
        this.market.put("/orders/" + this.market.orderId, this.market.marketplace, refused.toString());
        this.market.post("/orders/" + this.market.orderId + "/parcel-events", this.market.marketplace,
                "{\"status\":\"transit\"}");
        this.market.post("/assistant/readings", TestMarket.token("operator", "o-" + this.market.name, Map.of()),
                "[{\"text\":\"secret words\"}]");
        this.market.post("/revocations", this.market.operator, "{\"id\":\"b-" + this.market.name + "\"}");

        String order = this.market.orderId;
        assertThat(acts("order.created", order)).hasSize(1);
        assertThat(acts("order.changed", order)).hasSize(1);
        assertThat(acts("order.tracked", order)).singleElement()
            .satisfies(act -> assertThat(act.get("by").asString()).isEqualTo("marketplace/m"));
        assertThat(acts("readings.asked", "o-" + this.market.name)).singleElement()
            .satisfies(act -> assertThat(act.toString()).doesNotContain("secret").contains("\"texts\":1"));
        assertThat(acts("tokens.revoked", "b-" + this.market.name)).hasSize(1);
    }

    @Test
    void theCommandSaysWhetherTheAuditIsWhole() throws Exception {
        this.market.sell();
        assertThat(verify()).isEqualTo("0: demo: whole");
        try (var connection = this.servers.database().connectNow(); var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update audit_link set act = 'order.forged' where number = 1");
            assertThat(verify()).isEqualTo("1: demo: BROKEN at entry 1: the entry was changed");
            statement.execute("update audit_link set act = 'order.created' where number = 1");
        }
    }

    private String verify() throws IOException, InterruptedException {
        Path said = Files.createTempFile(Path.of("target"), "verify-audit", ".log");
        var database = this.servers.database();
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
                System.getProperty("java.class.path"), "dev.entente.Entente", "--verify-audit")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
        builder.environment()
            .putAll(Map.of("SPRING_R2DBC_URL", database.r2dbcUrl(), "SPRING_R2DBC_USERNAME", database.username(),
                    "SPRING_R2DBC_PASSWORD", database.password(), "SPRING_DATA_REDIS_URL", "redis://localhost:1"));
        Process process = builder.start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        String all = Files.readString(said);
        assertThat(ended).as(all).isTrue();
        Files.delete(said);
        return process.exitValue() + ": "
                + all.lines()
                    .filter(line -> line.startsWith("demo: "))
                    .map(line -> line.replaceFirst("[0-9]+ entries, whole, head [0-9a-f]{64}", "whole"))
                    .findFirst()
                    .orElse(all);
    }

}
