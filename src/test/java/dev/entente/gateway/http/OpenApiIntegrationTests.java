// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import dev.entente.testing.EntenteTest;

import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest
class OpenApiIntegrationTests {

    private static final Set<String> verbs = Set.of("get", "put", "post", "delete", "patch");

    @LocalServerPort
    int port;

    @Autowired
    List<Routes> topics;

    private JsonNode description;

    private TestMarket market;

    @BeforeEach
    void read() throws IOException {
        this.description = new YAMLMapper().readTree(Files.readAllBytes(Path.of("openapi.yaml")));
        this.market = new TestMarket(this.port);
    }

    @Test
    void describesEveryCallAndNoOther() {
        var described = new TreeSet<String>();
        this.description.get("paths")
            .properties()
            .forEach(path -> path.getValue()
                .propertyNames()
                .stream()
                .filter(verbs::contains)
                .forEach(verb -> described.add(verb + " " + path.getKey())));
        var served = new TreeSet<String>();
        this.topics.forEach(topic -> topic.routes()
            .forEach(route -> served.add(route.method().name().toLowerCase(Locale.ROOT) + " " + route.path())));
        assertThat(described).isEqualTo(served);
    }

    @Test
    void describesWhoMayCall() {
        this.topics.forEach(topic -> topic.routes().forEach(route -> {
            String verb = route.method().name().toLowerCase(Locale.ROOT);
            String words = this.description.get("paths").get(route.path()).get(verb).get("description").asString();
            if (route.roles().equals(Route.ANY)) {
                assertThat(words).contains("any role");
            }
            else {
                assertThat(words).isEqualTo("For: "
                        + String.join(", ", route.roles().stream().sorted().map(role -> role.wire()).toList()) + ".");
            }
        }));
    }

    @Test
    void describesWhatIsAnswered() {
        String id = this.market.open();
        var order = this.market.put("/orders/" + this.market.orderId, this.market.marketplace,
                this.market.order().toString());
        fits("Order", order.text());
        fits("ParcelEvent",
                this.market
                    .post("/orders/" + this.market.orderId + "/parcel-events", this.market.marketplace,
                            "{\"status\":\"delivered\"}")
                    .text());
        var said = this.market.say(id, this.market.buyer, "\"kind\":\"text\",\"text\":\"Ma lampe est cassée\"");
        fits("Event", said.text());
        this.market.escalate(id);
        fits("Snapshot", this.market.get("/conversations/" + id, this.market.buyer).text());
        fits("Snapshot", this.market.get("/conversations/" + id, this.market.agent).text());
        fits("ConversationPage", this.market.get("/conversations", this.market.seller).text());
        fits("EventPage", this.market.get("/conversations/" + id + "/events?limit=2", this.market.seller).text());
        fits("CaseFile", this.market.get("/conversations/" + id + "/case-file", this.market.seller).text());
        fits("QueuePage", this.market.get("/desk/queue", this.market.agent).text());
        fits("CaseCard", this.market.get("/desk/conversations/" + id, this.market.agent).text());
        fits("CaseSummary", this.market.post("/desk/conversations/" + id + "/summary", this.market.agent, "").text());
        fits("Snapshot", this.market.post("/conversations/" + id + "/claim", this.market.agent, "").text());
        fits("Event",
                this.market.post("/conversations/" + id + "/notes", this.market.agent, "{\"text\":\"hm\"}").text());
        fits("Rewording",
                this.market
                    .post("/conversations/" + id + "/rewordings", this.market.buyer,
                            "{\"text\":\"Voleur ! La lampe à 89 € est cassée, rendez-moi 40 € !\"}")
                    .text());
        fits("TreePage", this.market.get("/trees", this.market.operator).text());
        fits("Readings",
                this.market.post("/assistant/readings", this.market.operator, "[{\"text\":\"hello\"}]").text());
        fits("Now", this.market.post("/test/clock", this.market.operator, "{\"advance\":\"PT1S\"}").text());
        fits("ModelState", this.market.get("/model", this.market.operator).text());
        fits("Revocation", this.market.post("/revocations", this.market.operator, "{\"id\":\"nobody\"}").text());
        fits("Problem", this.market.get("/conversations/42", this.market.buyer).text());
    }

    @Test
    void describesOrdersAsTheyAreTaken() {
        fits("OrderFacts", this.market.order().toString());
        assertThat(misfits("OrderFacts", this.market.order().put("paid", 1).toString())).isNotEmpty();
    }

    private void fits(String schema, String json) {
        assertThat(misfits(schema, json)).as(schema + " " + json).isEmpty();
    }

    private List<String> misfits(String schema, String json) {
        ObjectNode root = TestMarket.JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
        root.set("components", this.description.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(root.toString(), InputFormat.JSON)
            .validate(json, InputFormat.JSON)
            .stream()
            .map(Object::toString)
            .toList();
    }

}
