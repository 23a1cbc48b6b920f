// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.entente.gateway.http.TestMarket.Answer;
import dev.entente.testing.EntenteTest;

import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest
class BadRequestIntegrationTests {

    @LocalServerPort
    int port;

    private TestMarket market;

    @BeforeEach
    void visit() {
        this.market = new TestMarket(this.port);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "", "nothing", "[]", "\"text\"", "null", "{} {}", "{\"kind\":\"text\"", "{'a':1}",
            "{\"amount\":NaN}", "\uFEFF" })
    void refusesWhatIsNoJsonObject(String body) {
        refuses(this.market.post(events(), this.market.buyer, body), 400);
    }

    @Test
    void saysWhereJsonBreaksWithoutRepeatingIt() {
        var refused = this.market.post(events(), this.market.buyer, "{\"client_id\":\"x\",\n \"secret\" \"word\"}");
        refuses(refused, 400, "malformed");
        assertThat(refused.json().get("detail").asString()).contains("line 2").doesNotContain("secret", "word");
    }

    @Test
    void refusesAnotherTypeOfContent() {
        refuses(this.market.post(events(), this.market.buyer, "kind=text", "Content-Type",
                "application/x-www-form-urlencoded"), 415, "media-type");
    }

    @Test
    void refusesToAnswerInAnotherType() {
        refuses(this.market.post(events(), this.market.buyer, "{}", "Accept", "application/xml"), 406,
                "not-acceptable");
    }

    @Test
    void refusesMoreAcceptedTypesThanCanBeOrdered() {
        String types = String.join(", ", Collections.nCopies(60, "a/json"));

        refuses(this.market.post(events(), this.market.buyer, "{}", "Accept", types), 406, "not-acceptable");
    }

    @Test
    void namesAnUnknownField() {
        var refused = this.market.say(id(), this.market.buyer,
                "\"kind\":\"response\",\"decision\":\"accept\",\"ammount_minor\":5");
        refuses(refused, 400, "invalid");
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("ammount_minor");
        var order = this.market.order();
        order.withObject("/payment").put("heldminor", 5);
        var refusedOrder = this.market.put("/orders/x", this.market.marketplace, order.toString());
        refuses(refusedOrder, 400, "invalid");
        assertThat(refusedOrder.json().at("/errors/0/field").asString()).isEqualTo("payment.heldminor");
    }

    @Test
    void refusesWhatIsBuiltToHurt() {
        refuses(this.market.post(events(), this.market.buyer, "{\"a\":".repeat(600) + "1" + "}".repeat(600)), 400);
        refuses(this.market.post(events(), this.market.buyer, "{\"a\":" + "1".repeat(2_000) + "}"), 400);
        refuses(this.market.post(events(), this.market.buyer, "{\"a\":\"" + "x".repeat(1_000_000) + "\"}"), 413,
                "too-large");
        refuses(this.market.put("/orders/x", this.market.marketplace, "{\"a\":\"" + "x".repeat(70_000) + "\"}"), 413,
                "too-large");
    }

    @Test
    void refusesAFieldThatStandsTwice() {
        refuses(this.market.say(id(), this.market.buyer, "\"kind\":\"response\",\"amount_minor\":1,\"amount_minor\":2"),
                400, "malformed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"kind":"text"}                                               | client_id
            {"kind":"text","client_id":"1"}                               | client_id
            {"kind":"text","client_id":5}                                 | client_id
            {"kind":"shout","client_id":"ID"}                             | kind
            {"kind":["text"],"client_id":"ID"}                            | kind
            {"client_id":"ID"}                                            | kind
            {"kind":"text","client_id":"ID"}                              | text
            {"kind":"text","client_id":"ID","text":" \\r\\n "}            | text
            {"kind":"text","client_id":"ID","text":7}                     | text
            {"kind":"text","client_id":"ID","text":"LONG"}                | text
            {"kind":"answer","client_id":"ID","question_id":"q"}          | option_ids
            {"kind":"answer","client_id":"ID","question_id":"q","text":"a","date":"2026-01-01"} | date
            {"kind":"answer","client_id":"ID","question_id":"q","date":"tomorrow"} | date
            {"kind":"answer","client_id":"ID","option_ids":["a"]}         | question_id
            {"kind":"answer","client_id":"ID","question_id":"q","option_ids":"a"} | option_ids
            {"kind":"response","client_id":"ID","decision":"maybe"}       | decision
            {"kind":"response","client_id":"ID","decision":"counter","remedy":"gold"} | remedy
            {"kind":"response","client_id":"ID","decision":"accept","proposal_id":"p"} | proposal_id
            {"kind":"photos","client_id":"ID","photo_ids":[]}             | photo_ids
            {"kind":"photos","client_id":"ID","photo_ids":["x"]}          | photo_ids
            {"kind":"ask_person","client_id":"ID","text":"now"}           | text
            {"kind":"contest","client_id":"ID"}                           | reason
            """)
    void namesTheFieldThatDoesNotFit(String body, String field) {
        var refused = this.market.post(events(), this.market.buyer,
                body.replace("ID", UUID.randomUUID().toString()).replace("LONG", "x".repeat(4_001)));
        refuses(refused, 400, "invalid");
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            paid_minor  | -1
            paid_minor  | 12.345
            paid_minor  | 1000000000000
            paid_minor  | "95.90"
            shipping_minor | -1
            """)
    void refusesAmountsThatAreNone(String field, String amount) {
        var order = this.market.order()
            .toString()
            .replaceFirst("\"" + field + "\":\\d+", "\"" + field + "\":" + amount);
        var refused = this.market.put("/orders/x", this.market.marketplace, order);
        refuses(refused, 422, "amount");
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void refusesToHoldMoreThanWasPaid() {
        var order = this.market.order();
        order.withObject("/payment").put("held_minor", 9_591);
        var refused = this.market.put("/orders/x", this.market.marketplace, order.toString());
        refuses(refused, 422, "amount");
        assertThat(refused.json().get("max_minor").asLong()).isEqualTo(9_590);
    }

    @Test
    void knowsNothingOfWhatIsForeignOrNeverWas() {
        String id = this.market.open();
        var stranger = new TestMarket(this.port);
        String never = UUID.randomUUID().toString();
        for (String path : new String[] { "", "/events", "/case-file" }) {
            var foreign = stranger.get("/conversations/" + id + path, stranger.buyer);
            var unknown = stranger.get("/conversations/" + never + path, stranger.buyer);
            refuses(foreign, 404, "not-found");
            assertThat(foreign.text().replaceAll("[0-9a-f]{32}", ""))
                .isEqualTo(unknown.text().replaceAll("[0-9a-f]{32}", ""));
        }
        refuses(stranger.say(id, stranger.buyer, "\"kind\":\"text\",\"text\":\"hm\""), 404);
        refuses(stranger.post("/conversations/" + id + "/read", stranger.seller, "{\"seq\":1}"), 404);
        refuses(stranger.post("/conversations/" + id + "/typing", stranger.seller, ""), 404);
        refuses(stranger.post("/conversations", stranger.buyer, "{\"order_id\":\"" + this.market.orderId + "\"}"), 404);
        refuses(stranger.get("/conversations/42", stranger.buyer), 404);
        refuses(stranger.get("/conversations/1-1-1-1-1", stranger.buyer), 404);
        refuses(stranger.get("/nothing", stranger.buyer), 404);
    }

    /// No timing tells them apart: the same statements are asked, and nothing more for
    /// what exists.
    @Test
    void doesTheSameWorkForWhatIsForeignAndWhatNeverWas() {
        String id = this.market.open();
        var stranger = new TestMarket(this.port);
        for (String path : new String[] { "", "/events", "/case-file" }) {
            var foreign = statements(() -> refuses(stranger.get("/conversations/" + id + path, stranger.buyer), 404));
            var unknown = statements(
                    () -> refuses(stranger.get("/conversations/" + UUID.randomUUID() + path, stranger.buyer), 404));
            assertThat(foreign).filteredOn(sql -> sql.contains("conversation")).isNotEmpty();
            assertThat(about(foreign)).isEqualTo(about(unknown));
        }
    }

    /// What the background does meanwhile is left out.
    private static List<String> about(List<String> statements) {
        return statements.stream().filter(sql -> sql.contains("from conversation where id")).toList();
    }

    private static List<String> statements(Runnable call) {
        var logger = (Logger) LoggerFactory.getLogger("org.springframework.r2dbc.core");
        var seen = new ListAppender<ILoggingEvent>();
        seen.start();
        logger.addAppender(seen);
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        try {
            call.run();
            return List.copyOf(seen.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
        }
        finally {
            logger.setLevel(null);
            logger.setAdditive(true);
            logger.detachAppender(seen);
        }
    }

    @Test
    void refusesAnIdempotencyKeyThatIsNone() {
        for (String key : new String[] { "k".repeat(300), "" }) {
            refuses(this.market.post(events(), this.market.buyer, "{}", "Idempotency-Key", key), 400, "key-invalid");
        }
    }

    @Test
    void takesControlCharactersOutOfWords() {
        String id = this.market.open();
        var said = this.market.say(id, this.market.seller,
                "\"kind\":\"text\",\"text\":\"a\\u0000b\\u001b[31m\\r\\nBcc: x\\u0085\"");
        assertThat(said.status()).as(said.text()).isEqualTo(201);
        assertThat(said.json().at("/body/text").asString()).isEqualTo("ab[31m\nBcc: x");
        var order = this.market.order();
        order.withObject("/buyer").put("email", "a@example.org\r\nBcc: x@example.org");
        refuses(this.market.put("/orders/x-" + this.market.name, this.market.marketplace, order.toString()), 400,
                "invalid");
        order.withObject("/buyer").put("email", "a@example.org").put("name", "A\u0000lice");
        assertThat(this.market.put("/orders/x-" + this.market.name, this.market.marketplace, order.toString())
            .json()
            .at("/buyer/name")
            .asString()).isEqualTo("Alice");
    }

    @Test
    void opensOnlyTheOrderOfTheToken() {
        String id = this.market.open();
        String limited = TestMarket.token("buyer", "b-" + this.market.name, Map.of("order", "o-other"));
        refuses(this.market.get("/conversations/" + id, limited), 404);
        assertThat(this.market.get("/conversations", limited).json().get("items")).isEmpty();
    }

    @Test
    void refusesACursorThatWasAlteredOrGivenToSomebodyElse() {
        this.market.open();
        var second = this.market.order();
        this.market.put("/orders/" + this.market.orderId + "-2", this.market.marketplace, second.toString());
        this.market.post("/conversations", this.market.buyer, "{\"order_id\":\"" + this.market.orderId + "-2\"}");
        var first = this.market.get("/conversations?limit=1", this.market.buyer).json();
        String cursor = first.get("next").asString();
        var rest = this.market.get("/conversations?limit=1&cursor=" + cursor, this.market.buyer).json();
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.at("/items/0/id")).isNotEqualTo(first.at("/items/0/id"));
        assertThat(rest.get("next").isNull()).isTrue();
        char other = cursor.charAt(5) == 'A' ? 'B' : 'A';
        String altered = cursor.substring(0, 5) + other + cursor.substring(6);
        for (String bad : new String[] { altered, "x", "", cursor + "AA" }) {
            refuses(this.market.get("/conversations?cursor=" + bad, this.market.buyer), 400, "invalid");
        }
        refuses(this.market.get("/conversations?cursor=" + cursor, this.market.seller), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "after=-1", "after=x", "limit=0", "limit=501", "limit=1e3", "after=99999999999999999999" })
    void refusesQueriesThatAreNoNumbers(String query) {
        refuses(this.market.get(events() + "?" + query, this.market.buyer), 400, "invalid");
    }

    @Test
    void refusesAMethodThatAnAddressDoesNotTake() {
        var refused = this.market.send("PUT", "/conversations", this.market.buyer, "{}");
        refuses(refused, 405, "method");
        assertThat(refused.header("Allow")).contains("GET").contains("POST");
    }

    @ParameterizedTest
    @CsvSource({ "TRACE /api/v1/conversations, 405", "BREW /api/v1/conversations, 405", "BREW /, 405",
            "GET /api/v1/..%2f..%2fetc/passwd, 400", "GET /api/v1/conversations/..%5c, 400",
            "GET /..%2fapplication.yaml, 400", "GET /api/v1/../../actuator, 400", "GET /api/v1/conversations;x=1, 400",
            "GET /api/v2/conversations, 404", "GET /nothing.html, 404" })
    void answersOddRequestsWithTheRightStatus(String line, int status) throws IOException {
        String answer = raw(line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContain("Exception", "at dev.");
        assertThat(answer).containsIgnoringCase("application/problem+json");
    }

    @Test
    void refusesAnOverlongHeader() throws IOException {
        String answer = raw(
                "GET /api/v1/conversations HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 431");
    }

    @Test
    void believesNoForwardedHeader() throws IOException {
        String answer = raw("GET /api/v1/conversations HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n"
                + "X-Forwarded-Host: evil.example\r\nX-Forwarded-For: 127.0.0.1\r\nForwarded: host=evil.example\r\n"
                + "Connection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 403").contains("problems/origin");
    }

    @Test
    void tellsBrowsersToTakeAnswersForWhatTheyAre() {
        var answer = this.market.get("/conversations", this.market.buyer);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Vary")).isNotEmpty();
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", this.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(2_000), StandardCharsets.UTF_8);
        }
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static String events() {
        return "/conversations/" + id() + "/events";
    }

    private static void refuses(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        var problem = answer.json();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asString()).startsWith("https://entente.dev/problems/");
        assertThat(problem.get("errors").isArray()).isTrue();
        assertThat(problem.get("trace_id").asString()).matches("[0-9a-f]{32}");
        assertThat(answer.text()).doesNotContain("Exception", "dev.entente.", "tools.jackson");
    }

    private static void refuses(Answer answer, int status, String code) {
        refuses(answer, status);
        assertThat(answer.code()).isEqualTo(code);
    }

}
