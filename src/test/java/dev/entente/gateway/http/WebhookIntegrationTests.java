// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

import dev.entente.testing.EntenteTest;
import dev.entente.testing.Receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@EntenteTest(properties = { "entente.egress.allow-local=true", "entente.egress.exchange-time-max=2s",
        "entente.egress.connect-time-max=1s", "entente.egress.answer-time-max=300ms", "entente.webhook.poll-every=50ms",
        "entente.webhook.endpoints-max=4" })
class WebhookIntegrationTests {

    private static final List<Duration> schedule = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5),
            Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10),
            Duration.ofHours(14), Duration.ofHours(20), Duration.ofHours(24));

    @LocalServerPort
    int port;

    @Autowired
    DatabaseClient database;

    private final Receiver receiver = Receiver.start();

    private TestMarket market;

    @BeforeEach
    void visit() {
        this.market = new TestMarket(this.port);
    }

    @AfterEach
    void leave() {
        endpoints().forEach(endpoint -> this.market.send("DELETE", "/webhook-endpoints/" + id(endpoint),
                this.market.marketplace, ""));
        this.receiver.close();
    }

    private JsonNode endpoints() {
        return this.market.get("/webhook-endpoints", this.market.marketplace).json().get("items");
    }

    private static String id(JsonNode endpoint) {
        return endpoint.get("id").asString();
    }

    private TestMarket.Answer ask(String path, String body) {
        return this.market.post("/webhook-endpoints" + path, this.market.marketplace, body);
    }

    private JsonNode look(String path) {
        return this.market.get("/webhook-endpoints" + path, this.market.marketplace).json();
    }

    /// An endpoint at that path of the receiver, with its secret.
    private JsonNode register(String path, String... types) {
        var body = TestMarket.JSON.createObjectNode().put("url", this.receiver.url(path));
        var wanted = body.putArray("types");
        List.of(types).forEach(wanted::add);
        var answer = ask("", body.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private List<Receiver.Call> awaitCalls(String path, int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> this.receiver.calls(path).size() >= count);
        return this.receiver.calls(path);
    }

    private static void verify(Receiver.Call call, String secret) throws Exception {
        var headers = call.headers()
            .entrySet()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
        new Webhook(secret).verify(call.body(), HttpHeaders.of(headers, (_, _) -> true));
    }

    private void advance(Duration by) {
        var moved = this.market.post("/test/clock", this.market.operator, "{\"advance\":\"" + by + "\"}");
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    }

    @Test
    void tellsOfACaseInAWayThatThePublishedLibraryVerifies() throws Exception {
        var endpoint = register("/ok", "conversation.opened", "dispute.escalated");
        String id = this.market.open();
        this.market.escalate(id);

        var calls = awaitCalls("/ok", 2);

        assertThat(calls).extracting(call -> TestMarket.JSON.readTree(call.body()).get("type").asString())
            .containsExactly("conversation.opened", "dispute.escalated");
        for (var call : calls) {
            verify(call, endpoint.get("secret").asString());
            assertThatThrownBy(() -> verify(call, "whsec_" + "A".repeat(43) + "="))
                .isInstanceOf(WebhookVerificationException.class);
            var body = TestMarket.JSON.readTree(call.body());
            assertThat(body.propertyNames()).containsExactly("type", "timestamp", "data");
            assertThat(Instant.parse(body.get("timestamp").asString())).isNotNull();
            assertThat(body.at("/data/conversation_id").asString()).isEqualTo(id);
            assertThat(body.at("/data/order_id").asString()).isEqualTo(this.market.orderId);
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.header("content-type")).isEqualTo("application/json");
            assertThat(UUID.fromString(call.header("webhook-id"))).isNotNull();
        }
    }

    @Test
    void plainWordsAreNobodysBusiness() {
        register("/ok");
        String id = this.market.open();
        awaitCalls("/ok", 1);
        long before = noticesEver();
        this.market.say(id, this.market.seller, "\"kind\":\"text\",\"text\":\"Hello\"");
        this.market.post("/conversations/" + id + "/read", this.market.seller, "{\"seq\":1}");

        assertThat(noticesEver()).isEqualTo(before);
    }

    private long noticesEver() {
        return this.database.sql("select last_value from outbox_number_seq")
            .map(row -> row.get(0, Long.class))
            .one()
            .block();
    }

    @Test
    void signsWithBothSecretsWhileOneIsReplaced() throws Exception {
        var endpoint = register("/ok", "conversation.opened");
        var rotated = ask("/" + id(endpoint) + "/rotate-secret", "{\"overlap\":\"PT1H\"}").json();
        assertThat(rotated.get("secret").asString()).startsWith("whsec_")
            .isNotEqualTo(endpoint.get("secret").asString());
        ask("/" + id(endpoint) + "/test", "");
        var during = awaitCalls("/ok", 1).getFirst();
        advance(Duration.ofMinutes(61));
        ask("/" + id(endpoint) + "/test", "");
        var after = awaitCalls("/ok", 2).getLast();

        assertThat(during.header("webhook-signature").split(" ")).hasSize(2);
        verify(during, endpoint.get("secret").asString());
        verify(during, rotated.get("secret").asString());
        verify(after, rotated.get("secret").asString());
        assertThatThrownBy(() -> verify(after, endpoint.get("secret").asString()))
            .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void showsASecretOnce() {
        var endpoint = register("/ok");

        assertThat(endpoint.get("secret").asString()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(look("/" + id(endpoint)).has("secret")).isFalse();
        assertThat(this.market.get("/webhook-endpoints", this.market.marketplace).text())
            .doesNotContain(endpoint.get("secret").asString());
    }

    @Test
    void followsThePublishedScheduleToItsEndAndTellsTheOwner() {
        var dead = register("/status/500/dead", "conversation.opened");
        register("/ok/alerts", "alert.raised");
        this.market.sell();
        this.market.post("/conversations", this.market.buyer, "{\"order_id\":\"" + this.market.orderId + "\"}");

        for (int tries = 1; tries < 10; tries++) {
            awaitCalls("/status/500/dead", tries);
            var delivery = awaitDelivery(dead, tries);
            var attempt = delivery.get("last_attempt");
            var wait = Duration.between(Instant.parse(attempt.get("at").asString()),
                    Instant.parse(delivery.get("next_try_at").asString()));
            var usual = schedule.get(tries - 1);
            assertThat(wait).isBetween(usual.minusMillis(50), usual.multipliedBy(11).dividedBy(10).plusSeconds(2));
            assertThat(this.receiver.calls("/status/500/dead")).hasSize(tries);
            advance(usual.multipliedBy(11).dividedBy(10).plusSeconds(2));
        }
        awaitCalls("/status/500/dead", 10);

        await().until(() -> !look("/" + id(dead)).get("enabled").asBoolean());
        var given = look("/" + id(dead));
        assertThat(given.get("disabled_reason").asString()).isEqualTo("failing");
        assertThat(given.get("disabled_at").isNull()).isFalse();
        var alert = TestMarket.JSON.readTree(awaitCalls("/ok/alerts", 1).getFirst().body());
        assertThat(alert.at("/data/alert").asString()).isEqualTo("webhook_endpoint_disabled");
        assertThat(alert.at("/data/endpoint_id").asString()).isEqualTo(id(dead));
        assertThat(this.receiver.calls("/status/500/dead")).extracting(call -> call.header("webhook-id"))
            .containsOnly(this.receiver.calls("/status/500/dead").getFirst().header("webhook-id"));
        assertThat(look("/" + id(dead) + "/deliveries").at("/items/0/state").asString()).isEqualTo("failed");
        assertThat(this.receiver.calls("/status/500/dead")).hasSize(10);
    }

    private JsonNode awaitDelivery(JsonNode endpoint, int attempts) {
        return await().atMost(Duration.ofSeconds(10))
            .until(() -> look("/" + id(endpoint) + "/deliveries").at("/items/0"),
                    delivery -> delivery.at("/last_attempt/number").asInt(0) >= attempts);
    }

    @Test
    void sendsAgainWhatHappenedWhileAnEndpointWasAway() {
        Instant since = Instant.parse(this.market.post("/test/clock", this.market.operator, "{\"advance\":\"PT1S\"}")
            .json()
            .get("now")
            .asString());
        var endpoint = register("/status/410/gone", "conversation.opened", "dispute.escalated");
        String id = this.market.open();
        await().until(() -> "gone".equals(look("/" + id(endpoint)).path("disabled_reason").asString("")));
        this.market.escalate(id);

        assertThat(ask("/" + id(endpoint) + "/replay", "{\"since\":\"" + since + "\"}").status()).isEqualTo(409);
        var changed = this.market.put("/webhook-endpoints/" + id(endpoint), this.market.marketplace,
                TestMarket.JSON.createObjectNode().put("url", this.receiver.url("/ok/back")).toString());
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().get("enabled").asBoolean()).isTrue();
        await().until(() -> ask("/" + id(endpoint) + "/replay", "{\"since\":\"" + since + "\"}").json()
            .get("replayed")
            .asLong() >= 2);

        var calls = awaitCalls("/ok/back", 2);
        assertThat(calls).extracting(call -> TestMarket.JSON.readTree(call.body()).get("type").asString())
            .contains("conversation.opened", "dispute.escalated");
        assertThat(calls).extracting(call -> call.header("webhook-id"))
            .contains(this.receiver.calls("/status/410/gone").getFirst().header("webhook-id"));
    }

    @Test
    void sendsOneAgainUnderItsId() {
        var endpoint = register("/ok/once", "conversation.opened");
        this.market.open();
        String message = awaitCalls("/ok/once", 1).getFirst().header("webhook-id");
        await().until(() -> "delivered"
            .equals(look("/" + id(endpoint) + "/deliveries/" + message).path("state").asString("")));

        assertThat(ask("/" + id(endpoint) + "/deliveries/" + message + "/replay", "").status()).isEqualTo(202);

        assertThat(awaitCalls("/ok/once", 2)).extracting(call -> call.header("webhook-id")).containsOnly(message);
        await().until(() -> look("/" + id(endpoint) + "/deliveries/" + message).get("attempts").size() == 2);
    }

    @Test
    void logsWhatWasAskedAndAnswered() throws Exception {
        var endpoint = register("/status/400/log", "conversation.opened");
        this.market.open();
        awaitCalls("/status/400/log", 1);
        awaitDelivery(endpoint, 1);

        var line = look("/" + id(endpoint) + "/deliveries?state=pending&limit=1").at("/items/0");
        var delivery = look("/" + id(endpoint) + "/deliveries/" + line.get("message_id").asString());

        var attempt = delivery.at("/attempts/0");
        assertThat(attempt.get("status").asInt()).isEqualTo(400);
        assertThat(attempt.get("response").asString()).isEqualTo("as you wish");
        assertThat(attempt.get("latency_ms").asInt()).isNotNegative();
        assertThat(attempt.at("/request/url").asString()).isEqualTo(this.receiver.url("/status/400/log"));
        var headers = attempt.at("/request/headers");
        var shown = headers.propertyNames()
            .stream()
            .collect(Collectors.toMap(name -> name, name -> headers.get(name).asString()));
        verify(new Receiver.Call("POST", "", shown, delivery.get("body").toString()),
                endpoint.get("secret").asString());
        assertThat(look("/" + id(endpoint) + "/deliveries?state=delivered").get("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/status/500", "/to", "/hang", "/reset" })
    void aTestSendSaysHowItWent(String path) {
        var endpoint = register(path, "dispute.closed");

        var tried = ask("/" + id(endpoint) + "/test", "");

        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        var delivery = tried.json();
        assertThat(delivery.get("type").asString()).isEqualTo("webhook.test");
        assertThat(delivery.get("state").asString()).isEqualTo("failed");
        var attempt = delivery.at("/attempts/0");
        assertThat(attempt.get("status").isNull()).isEqualTo(path.equals("/hang") || path.equals("/reset"));
        assertThat(attempt.get("error").isNull()).isNotEqualTo(attempt.get("status").isNull());
        assertThat(look("/" + id(endpoint)).get("enabled").asBoolean()).as("a test disables nothing").isTrue();
        assertThat(this.receiver.calls("/landed")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/ok", "/huge", "/drip", "/slow/500" })
    void aTestSendArrives(String path) {
        var delivery = ask("/" + id(register(path)) + "/test", "").json();

        assertThat(delivery.get("state").asString()).isEqualTo("delivered");
        assertThat(delivery.at("/attempts/0/response").asString("").length()).isLessThanOrEqualTo(4096);
    }

    @Test
    void leavesAnEndpointAloneForAsLongAsItAsks() {
        var endpoint = register("/busy/600", "conversation.opened", "dispute.escalated");
        String id = this.market.open();
        awaitDelivery(endpoint, 1);
        this.market.escalate(id);

        await().until(() -> look("/" + id(endpoint) + "/deliveries").get("items").size() == 2);
        var lines = look("/" + id(endpoint) + "/deliveries").get("items");
        assertThat(lines.get(0).get("last_attempt").isNull()).isTrue();
        assertThat(Duration.between(Instant.parse(lines.at("/1/last_attempt/at").asString()),
                Instant.parse(lines.at("/1/next_try_at").asString())))
            .isGreaterThan(Duration.ofSeconds(599));
        advance(Duration.ofSeconds(601));
        awaitCalls("/busy", 2);
    }

    @Test
    void keepsTheOrderOfACaseAndFewCallsAtOnce() {
        register("/slow/400", "conversation.opened", "dispute.escalated", "dispute.agent_assigned");
        var markets = new ArrayList<TestMarket>();
        for (int index = 0; index < 6; index++) {
            markets.add(new TestMarket(this.port));
        }
        markets.parallelStream().forEach(each -> {
            String id = each.open();
            each.escalate(id);
            each.post("/conversations/" + id + "/claim", each.agent, "");
        });

        var calls = awaitCalls("/slow", 18);

        await().until(() -> this.receiver.moments().size() >= 36);
        var moments = this.receiver.moments();
        for (var each : markets) {
            var own = calls.stream().filter(call -> call.body().contains(each.orderId)).toList();
            for (int index = 1; index < own.size(); index++) {
                assertThat(moments.indexOf("began " + own.get(index).header("webhook-id")))
                    .isGreaterThan(moments.indexOf("ended " + own.get(index - 1).header("webhook-id")));
            }
            assertThat(calls).filteredOn(call -> call.body().contains(each.orderId))
                .extracting(call -> TestMarket.JSON.readTree(call.body()).get("type").asString())
                .containsExactly("conversation.opened", "dispute.escalated", "dispute.agent_assigned");
        }
        assertThat(this.receiver.mostAtOnce()).isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://10.0.0.1/", "https://169.254.169.254/", "http://[::ffff:10.0.0.1]/",
            "https://u:p@127.0.0.1/", "ftp://127.0.0.1/", "not an address", "https://unknown.invalid/" })
    void refusesAnAddressThatMustNotBeCalled(String url) {
        var answer = ask("", TestMarket.JSON.createObjectNode().put("url", url).toString());

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("url");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"url\":1}", "{\"url\":\"http://127.0.0.1/\",\"types\":[\"nothing\"]}",
            "{\"url\":\"http://127.0.0.1/\",\"types\":\"x\"}", "{\"url\":\"http://127.0.0.1/\",\"enabled\":\"yes\"}",
            "{\"url\":\"http://127.0.0.1/\",\"secret\":\"x\"}" })
    void refusesABodyThatIsNotOne(String body) {
        assertThat(ask("", body).status()).isEqualTo(400);
    }

    @Test
    void aTenantHasItsOwnEndpointsAndNotTooMany() {
        var endpoint = register("/ok");
        for (int index = 0; index < 3; index++) {
            register("/ok/" + index);
        }

        assertThat(ask("", "{\"url\":\"" + this.receiver.url("/ok") + "\"}").status()).isEqualTo(422);
        assertThat(this.market.get("/webhook-endpoints", this.market.operator).status()).isEqualTo(403);
        assertThat(this.market.get("/webhook-endpoints", this.market.buyer).status()).isEqualTo(403);
        assertThat(this.market.get("/webhook-endpoints/" + UUID.randomUUID(), this.market.marketplace).status())
            .isEqualTo(404);
        assertThat(ask("/" + id(endpoint) + "/deliveries/" + UUID.randomUUID() + "/replay", "").status())
            .isEqualTo(404);
    }

    @Test
    void goesOnWithoutAnEndpointThatIsGone() {
        var endpoint = register("/hang", "conversation.opened");
        this.market.open();
        awaitCalls("/hang", 1);

        assertThat(
                this.market.send("DELETE", "/webhook-endpoints/" + id(endpoint), this.market.marketplace, "").status())
            .isEqualTo(204);

        assertThatCode(() -> {
            register("/ok/next", "dispute.escalated");
            this.market
                .escalate(this.market.get("/conversations", this.market.buyer).json().at("/items/0/id").asString());
            awaitCalls("/ok/next", 1);
        }).doesNotThrowAnyException();
    }

}
