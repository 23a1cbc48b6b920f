// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.Map;

import dev.entente.testing.EntenteTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest
class ModelRoutesIntegrationTests {

    @LocalServerPort
    int port;

    @Autowired
    DatabaseClient database;

    private TestMarket market;

    private String operator;

    @BeforeEach
    void visit() {
        this.market = new TestMarket(this.port);
        this.operator = TestMarket.token("operator", "o-" + this.market.name, Map.of());
    }

    @AfterEach
    void leaveItOn() {
        this.market.put("/model", this.operator, "{\"on\":true}");
    }

    @Test
    void anOperatorSwitchesTheModelOffAndOn() {
        assertThat(seen()).isEqualTo(TestMarket.JSON.readTree("{\"configured\":false,\"on\":true}"));

        var off = this.market.put("/model", this.operator, "{\"on\":false}");
        assertThat(off.status()).as(off.text()).isEqualTo(200);
        assertThat(off.json().get("on").asBoolean()).isFalse();
        assertThat(seen().get("on").asBoolean()).isFalse();

        this.market.put("/model", this.operator, "{\"on\":true}");
        assertThat(seen().get("on").asBoolean()).isTrue();
    }

    @Test
    void eachFlipIsWrittenDown() {
        this.market.put("/model", this.operator, "{\"on\":false}");

        var acts = this.database.sql("select content from audit_act where act = 'model.switched' and content like :by")
            .bind("by", "%operator/o-" + this.market.name + "%")
            .map(row -> TestMarket.JSON.readTree(row.get("content", String.class)))
            .all()
            .collectList()
            .block();
        assertThat(acts).singleElement().satisfies(act -> assertThat(act.get("on").asBoolean()).isFalse());
    }

    @Test
    void nobodyElseMayAndABodyMustSayWhich() {
        assertThat(this.market.put("/model", this.market.agent, "{\"on\":false}").status()).isEqualTo(403);
        assertThat(this.market.put("/model", this.market.marketplace, "{\"on\":false}").status()).isEqualTo(403);
        assertThat(this.market.get("/model", this.market.buyer).status()).isEqualTo(403);
        assertThat(this.market.put("/model", this.operator, "{}").status()).isEqualTo(400);
        assertThat(this.market.put("/model", this.operator, "{\"on\":\"no\"}").status()).isEqualTo(400);
        assertThat(seen().get("on").asBoolean()).isTrue();
    }

    private JsonNode seen() {
        return this.market.get("/model", this.operator).json();
    }

}
