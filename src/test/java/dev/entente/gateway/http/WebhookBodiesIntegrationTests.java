// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import dev.entente.conversation.Author;
import dev.entente.dispute.Cases;
import dev.entente.dispute.Command;
import dev.entente.dispute.Remedy;
import dev.entente.dispute.Terms;
import dev.entente.order.Order;
import dev.entente.party.Caller;
import dev.entente.testing.EntenteTest;
import dev.entente.testing.Marketplace;
import dev.entente.testing.Receiver;
import dev.entente.webhook.EventTypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Plays cases until every type was sent, and compares the first body of each with `docs/webhook-bodies.json`. After a
/// wanted change run it with `-Dentente.transcript=write`, and read the difference.
@EntenteTest(properties = { "entente.egress.allow-local=true", "entente.webhook.poll-every=40ms" })
class WebhookBodiesIntegrationTests {

    private static final Path golden = Path.of("docs", "webhook-bodies.json");

    @LocalServerPort
    int port;

    @Autowired
    Marketplace marketplace;

    @Autowired
    Cases cases;

    private final Receiver receiver = Receiver.start();

    private TestMarket market;

    @BeforeEach
    void listen() {
        this.market = new TestMarket(this.port);
        register("/ok/all", "");
    }

    @AfterEach
    void close() {
        this.receiver.close();
    }

    private String register(String path, String types) {
        var answer = this.market.post("/webhook-endpoints", this.market.marketplace,
                "{\"url\":\"" + this.receiver.url(path) + "\"" + types + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    @Test
    void everyTypeIsSentAsItIsDescribed() throws IOException {
        failToSettle();
        remindAndSettle();
        decide();
        tryEndpoints();

        var bodies = new TreeMap<String, ObjectNode>();
        for (Receiver.Call call : this.receiver.calls("/ok")) {
            var body = (ObjectNode) TestMarket.JSON.readTree(call.body());
            fits(body);
            bodies.putIfAbsent(body.get("type").asString(), body);
        }
        var types = new TreeSet<>(EventTypes.ALL);
        types.add(EventTypes.TEST);
        assertThat(bodies.keySet()).isEqualTo(types);
        String said = steady(bodies);
        if ("write".equals(System.getProperty("entente.transcript"))) {
            Files.writeString(golden, said);
        }
        assertThat(said).isEqualTo(Files.readString(golden));
    }

    /// A refund of 25.02 is refused by the provider, and nobody comes for a day.
    private void failToSettle() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.proposed(order, 1, 2_502);
        accept(id, order);
        awaitTypes(order, "settlement.failed", "dispute.escalated");
        advance(Duration.ofHours(25));
        awaitTypes(order, "sla.breached");
    }

    private void remindAndSettle() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.proposed(order, 1, 2_500);
        advance(Duration.ofHours(25));
        awaitTypes(order, "dispute.reminder");
        accept(id, order);
        awaitTypes(order, "settlement.confirmed", "dispute.resolved");
        advance(Duration.ofDays(15));
        awaitTypes(order, "dispute.closed");
    }

    private void decide() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.open(order);
        Author agent = Author.of(Marketplace.agent("noor", 2));
        this.cases.apply(id, new Command.AskPerson(Author.of(Marketplace.buyer(order))), null).block();
        this.cases.apply(id, new Command.Claim(agent, 2), null).block();
        var terms = new Terms(Remedy.PARTIAL_REFUND, 2_500, "EUR", Terms.Return.NONE, Terms.PaidBy.SELLER);
        long version = this.cases.load(id).block().version();
        this.cases.apply(id, new Command.Rule(agent, version, terms, List.of("The photo shows it."), "P4"), null)
            .block();
        awaitTypes(order, "dispute.agent_assigned", "dispute.decided");
    }

    private void tryEndpoints() {
        String all = this.market.get("/webhook-endpoints", this.market.marketplace).json().at("/items/0/id").asString();
        this.market.post("/webhook-endpoints/" + all + "/test", this.market.marketplace, "");
        register("/status/410", ",\"types\":[\"conversation.opened\"]");
        this.marketplace.open(this.marketplace.lamp());
        await().atMost(Duration.ofSeconds(20)).until(() -> types("").contains("alert.raised"));
    }

    private void accept(UUID id, Order order) {
        var proposal = this.marketplace.until(id, now -> !now.openProposals().isEmpty()).openProposals().getFirst();
        Caller seller = Marketplace.seller(order);
        this.cases
            .apply(id, new Command.Respond(Author.of(seller), proposal.id(), Command.Response.ACCEPT, null, null, null),
                    null)
            .block();
    }

    private void advance(Duration by) {
        this.market.post("/test/clock", this.market.operator, "{\"advance\":\"" + by + "\"}");
    }

    private void awaitTypes(Order order, String... types) {
        await().atMost(Duration.ofSeconds(30)).until(() -> types(order.id()).containsAll(List.of(types)));
    }

    private List<String> types(String mentioned) {
        var types = new ArrayList<String>();
        this.receiver.calls("/ok")
            .stream()
            .filter(call -> call.body().contains(mentioned))
            .forEach(call -> types.add(TestMarket.JSON.readTree(call.body()).get("type").asString()));
        return types;
    }

    private void fits(ObjectNode body) throws IOException {
        var description = new YAMLMapper().readTree(Files.readAllBytes(Path.of("openapi.yaml")));
        var hook = description.get("webhooks").get(body.get("type").asString());
        var root = (ObjectNode) hook.at("/post/requestBody/content/application~1json/schema").deepCopy();
        root.set("components", description.get("components"));
        var misfits = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(root.toString(), InputFormat.JSON)
            .validate(body.toString(), InputFormat.JSON);
        assertThat(misfits).as(body.toString()).isEmpty();
    }

    private static String steady(TreeMap<String, ObjectNode> bodies) {
        String pretty = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(bodies);
        return pretty.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
            .replaceAll("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z", "TIME")
            .replaceAll("\"o-[0-9a-f]{8}\"", "\"o-1\"")
            .replaceAll("\"seq\" : [1-9]\\d*", "\"seq\" : 12") + "\n";
    }

}
