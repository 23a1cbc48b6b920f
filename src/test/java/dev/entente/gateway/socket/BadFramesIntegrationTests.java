// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.entente.conversation.Threads;
import dev.entente.party.Role;
import dev.entente.party.Tokens;
import dev.entente.testing.EntenteTest;

import static dev.entente.gateway.socket.RawClient.body;
import static dev.entente.gateway.socket.RawClient.header;
import static dev.entente.gateway.socket.TestThreads.say;
import static dev.entente.gateway.socket.TestThreads.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Whatever a client does, it gets an answer, the close code that fits, and nothing of the inside.
@EntenteTest
class BadFramesIntegrationTests {

    private static final int FRAME_MAX = 65_536;

    @LocalServerPort
    int port;

    @Autowired
    Threads threads;

    @Autowired
    Tokens tokens;

    @Autowired
    OpenSockets open;

    TestThreads people;

    String name;

    UUID thread;

    RawClient client;

    @BeforeEach
    void startThread() {
        this.people = new TestThreads(this.threads, this.tokens);
        this.name = UUID.randomUUID().toString();
        this.thread = this.people.start(this.name);
    }

    @AfterEach
    void leavesNothingOpen() throws InterruptedException {
        if (this.client != null) {
            this.client.close();
        }
        for (int wait = 0; wait < 100 && this.open.count() > 0; wait++) {
            Thread.sleep(50);
        }
        assertThat(this.open.count()).as("connections left open").isZero();
    }

    @Test
    void refusesPagesOfStrangersBeforeTheUpgrade() {
        assertThatThrownBy(() -> RawClient.open(this.port, "/ws", Map.of("Origin", "https://evil.example")))
            .hasStackTraceContaining("403");
        assertThatThrownBy(() -> RawClient.open(this.port, "/ws", Map.of("Origin", "null")))
            .hasStackTraceContaining("403");
    }

    @Test
    void takesItsOwnPages() {
        this.client = RawClient.open(this.port, "/ws", Map.of("Origin", "http://localhost:" + this.port));
        this.client.send("CONNECT\naccept-version:1.2\nAuthorization:Bearer " + this.people.buyer(this.name) + "\n\n^");

        assertThat(this.client.next()).startsWith("CONNECTED\n");
    }

    @Test
    void refusesATokenInTheAddress() {
        String token = this.people.buyer(this.name);

        assertThatThrownBy(() -> RawClient.open(this.port, "/ws?token=" + token, Map.of()))
            .hasStackTraceContaining("400");
        assertThatThrownBy(() -> RawClient.open(this.port, "/ws?x=" + token, Map.of())).hasStackTraceContaining("400");
    }

    @Test
    void leavesWhoeverDoesNotConnectInTime() {
        this.client = RawClient.open(this.port);
        try (var half = RawClient.connect(this.port, this.people.buyer(this.name));
                var lying = RawClient.connect(this.port, this.people.buyer(this.name))) {
            half.send("SEND\ndestination:/app/x\n");
            lying.send("SEND\ndestination:/app/x\ncontent-length:500\n\nshort^");

            ends(half, 1002, "in time");
            ends(lying, 1002, "in time");
            ends(this.client, 1008, "CONNECT");
        }
    }

    @Test
    void closesOnAFrameThatIsTooLarge() {
        connect();
        this.client.send("b".repeat(FRAME_MAX + 1));

        assertThat(this.client.closeCode()).isEqualTo(1009);
    }

    @Test
    void closesOnPiecesWithoutEnd() {
        connect();
        this.client.send(new TextWebSocketFrame(false, 0, "SEND\n"));
        for (int piece = 0; piece < 100; piece++) {
            this.client.send(new ContinuationWebSocketFrame(false, 0, Unpooled.copiedBuffer(new byte[1_000])));
        }

        assertThat(this.client.closeCode()).isEqualTo(1009);
    }

    @Test
    void closesOnAFrameThatGrowsOverManyMessages() {
        connect();
        this.client.send("SEND\ndestination:/app/x\n\n");
        for (int piece = 0; piece < 5; piece++) {
            this.client.send("b".repeat(FRAME_MAX / 4));
        }

        ends(this.client, 1009, "");
    }

    @Test
    void agreesOnNoCompression() throws IOException {
        try (var line = new Socket("localhost", this.port)) {
            line.getOutputStream()
                .write(("GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Protocol: v12.stomp\r\n"
                        + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
            var lines = new ArrayList<String>();
            for (String next = answer.readLine(); next != null && !next.isEmpty(); next = answer.readLine()) {
                lines.add(next.toLowerCase(Locale.ROOT));
            }

            assertThat(lines).first().asString().contains("101");
            assertThat(lines).contains("sec-websocket-protocol: v12.stomp")
                .noneMatch(header -> header.contains("extensions"));
        }
    }

    @Test
    void closesOnWhatIsNotUtf8() {
        connect();
        this.client.send(new TextWebSocketFrame(true, 0, Unpooled.wrappedBuffer(new byte[] { 'S', (byte) 0xC3, 0 })));

        ends(this.client, 1007, "UTF-8");
    }

    @Test
    void asksToSlowDownAndThenSendsAway() {
        connect();
        listenToRefusals();
        for (int frame = 0; frame < 1_000; frame++) {
            this.client.send("SEND\ndestination:/nowhere\nreceipt:r" + frame + "\n\n{\"client_id\":\""
                    + UUID.randomUUID() + "\"}^");
        }

        String slow = this.client.next(frame -> frame.contains("/problems/too-many"));
        assertThat(header(slow, "receipt-id")).startsWith("r");
        assertThat(body(slow)).contains("\"status\":429", "\"client_id\"");
        assertThat(this.client.next("ERROR")).contains("too-fast");
        assertThat(this.client.closeCode()).isEqualTo(3508);
    }

    @Test
    void takesOneConnect() {
        connect();
        this.client.send("CONNECT\naccept-version:1.2\n\n^");

        ends(this.client, 1002, "one CONNECT");
    }

    @Test
    void namesTheVersionThatItSpeaks() {
        this.client = RawClient.open(this.port);
        this.client.send("CONNECT\naccept-version:1.0\n\n^");

        ends(this.client, 1002, "1.2");
    }

    @Test
    void choosesItsVersionAmongOthers() {
        this.client = RawClient.open(this.port);
        this.client
            .send("CONNECT\naccept-version:1.1,1.2\nAuthorization:Bearer " + this.people.buyer(this.name) + "\n\n^");

        assertThat(header(this.client.next(), "version")).isEqualTo("1.2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "HELLO\n\n^", "MESSAGE\n\n^", "CONNECTED\n\n^", "send\n\n^", "^", "SEND\nno colon\n\n^",
            "SEND\n:empty name\n\n^", "SEND\ndestination:/x\\t\n\n^", "SEND\ndestination:/x\ncontent-length:1\n\nlong^",
            "SEND\ndestination:/x\ncontent-length:-1\n\n^", "SEND\ndestination:/x\ncontent-length:many\n\n^",
            "SEND\ndestination:/x\ncontent-length:99999999999\n\n^", "ACK\nid:unknown\n\n^", "NACK\nid:unknown\n\n^",
            "BEGIN\ntransaction:t\n\n^", "COMMIT\ntransaction:t\n\n^", "ABORT\ntransaction:t\n\n^",
            "SEND\ndestination:/x\ntransaction:t\n\n^", "UNSUBSCRIBE\nid:unknown\n\n^",
            "SUBSCRIBE\nid:s\ndestination:/x\nack:client\n\n^", "SUBSCRIBE\ndestination:/x\n\n^" })
    void answersWithAnErrorAndCloses(String frame) {
        connect();
        this.client.send(frame);

        assertThat(this.client.next()).startsWith("ERROR\n").doesNotContain("Exception", "at dev.entente");
        assertThat(this.client.closeCode()).isIn(1002, 1009);
    }

    @Test
    void countsHeadersAndTheirLength() {
        connect();
        this.client.send("SEND\n" + "a:b\n".repeat(5_000) + "\n^");
        ends(this.client, 1009, "");

        connect();
        this.client.send("SEND\ndestination:/x\nlong:" + "b".repeat(20_000) + "\n\n^");
        ends(this.client, 1009, "");
    }

    @Test
    void refusesForeignAndUnknownConversationsAlike() {
        UUID foreign = this.people.start();

        String ofForeign = refusedSubscribe("/topic/conversations/" + foreign);
        String ofUnknown = refusedSubscribe("/topic/conversations/" + UUID.randomUUID());

        assertThat(withoutTrace(ofForeign)).isEqualTo(withoutTrace(ofUnknown));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/user/other/queue/inbox", "/topic/conversations/*", "/topic/conversations/**", "/topic/",
            "/topic/conversations/00000000-0000-0000-0000-00000000000g", "/user/queue/inbox/", "/queue/inbox",
            "/app/conversations/x/events", "/topic/conversations/1-1-1-1-1" })
    void refusesEveryOtherDestination(String destination) {
        assertThat(refusedSubscribe(destination)).contains("not-found");
    }

    @Test
    void ignoresASelector() {
        connect();
        this.client.send(subscribe("s", this.thread, "selector:kind = 'never'\n"));
        this.client.send(say(this.thread, "heard all the same", "r"));

        assertThat(this.client.next("MESSAGE")).contains("heard all the same");
    }

    @Test
    void refusesAnAfterThatIsNoNumber() {
        for (String after : List.of("x", "-1", "1.5", "99999999999999999999", "")) {
            connect();
            this.client.send(subscribe("s", this.thread, "after:" + after + "\n"));

            ends(this.client, 3503, "after");
        }
    }

    @Test
    void tellsAReaderFromTheFutureToLoadAnew() {
        connect();
        this.client.send(subscribe("s", this.thread, "after:42\n"));
        this.client.next("RECEIPT");

        String reset = this.client.next();
        this.client.send(say(this.thread, "and goes on", "r"));

        assertThat(header(reset, "kind")).isEqualTo("reset");
        assertThat(body(reset)).contains("\"head\":0");
        assertThat(this.client.next("MESSAGE")).contains("and goes on");
    }

    @Test
    void takesASubscriptionIdOnce() {
        connect();
        this.client.send(subscribe("s", this.thread, ""));
        this.client.send(subscribe("s", this.thread, ""));

        assertThat(this.client.next()).startsWith("RECEIPT\n");
        String error = this.client.next();
        assertThat(error).startsWith("ERROR\n").contains("in use");
        assertThat(header(error, "receipt-id")).isEqualTo("sub-s");
        assertThat(this.client.closeCode()).isEqualTo(1002);
    }

    @Test
    void holdsAFixedNumberOfSubscriptions() {
        connect();
        IntStream.rangeClosed(1, 129)
            .forEach(number -> this.client.send("SUBSCRIBE\nid:" + number + "\ndestination:/user/queue/refusals\n\n^"));

        ends(this.client, 1008, "128");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/topic/conversations/ID", "/queue/x", "/user/queue/inbox", "/topic/desk",
            "/app/conversations/ID", "/app/conversations/ID/events/", "/app/conversations/../ID/events" })
    void refusesToSendElsewhere(String destination) {
        connect();
        listenToRefusals();
        this.client
            .send("SEND\nreceipt:r\ndestination:" + destination.replace("ID", this.thread.toString()) + "\n\n{}^");
        this.client.send(say(this.thread, "still here", "alive"));

        String refusal = this.client.next("MESSAGE");
        assertThat(header(refusal, "destination")).isEqualTo("/user/queue/refusals");
        assertThat(header(refusal, "receipt-id")).isEqualTo("r");
        assertThat(body(refusal)).contains("/problems/not-found");
        assertThat(header(this.client.next("RECEIPT"), "receipt-id")).isEqualTo("alive");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "not json", "[]", "{}", "{\"kind\":\"text\",\"text\":\"x\"}",
            "{\"client_id\":\"CID\",\"kind\":\"text\"}", "{\"client_id\":\"CID\",\"kind\":\"text\",\"text\":\"\"}",
            "{\"client_id\":\"CID\",\"kind\":\"text\",\"text\":\"x\",\"more\":1}",
            "{\"client_id\":\"CID\",\"kind\":\"text\",\"text\":\"x\",\"text\":\"y\"}",
            "{\"client_id\":\"CID\",\"kind\":\"note\",\"text\":\"x\"}" })
    void refusesWhatCannotBeSaidAndStays(String text) {
        connect();
        listenToRefusals();
        this.client.send("SEND\nreceipt:r\ndestination:/app/conversations/" + this.thread + "/events\n\n"
                + text.replace("CID", UUID.randomUUID().toString()) + "^");
        this.client.send(say(this.thread, "still here", "alive"));

        String refusal = this.client.next("MESSAGE");
        assertThat(header(refusal, "content-type")).isEqualTo("application/problem+json");
        assertThat(body(refusal)).contains("\"status\":400", "\"receipt_id\":\"r\"").doesNotContain("Exception");
        assertThat(header(this.client.next("RECEIPT"), "seq")).isEqualTo("1");
    }

    @Test
    void closesOverARefusalThatNobodyListensTo() {
        connect();
        this.client.send(say(this.thread, "first", "r-1"));
        this.client.send(say(UUID.randomUUID(), "to nobody", "r-2"));

        assertThat(header(this.client.next("RECEIPT"), "receipt-id")).isEqualTo("r-1");
        String error = this.client.next("ERROR");
        assertThat(header(error, "receipt-id")).isEqualTo("r-2");
        assertThat(this.client.closeCode()).isEqualTo(3503);
    }

    @Test
    void answersAResendWithTheSameNumberAndAnotherBodyWithAConflict() {
        connect();
        listenToRefusals();
        UUID mark = UUID.randomUUID();
        this.client.send(say(this.thread, mark, "once", "r-1"));
        this.client.send(say(this.thread, mark, "once", "r-2"));
        this.client.send(say(this.thread, mark, "other", "r-3"));

        assertThat(header(this.client.next("RECEIPT"), "seq")).isEqualTo("1");
        assertThat(header(this.client.next("RECEIPT"), "seq")).isEqualTo("1");
        String refusal = this.client.next("MESSAGE");
        assertThat(body(refusal)).contains("\"status\":409", "client-id-reused", "\"client_id\":\"" + mark);
    }

    @Test
    void offersItsOwnHeartBeat() {
        for (String offer : List.of("0,0", "1,1")) {
            this.client = RawClient.open(this.port);
            this.client.send("CONNECT\naccept-version:1.2\nheart-beat:" + offer + "\nAuthorization:Bearer "
                    + this.people.buyer(this.name) + "\n\n^");

            assertThat(header(this.client.next(), "heart-beat")).isEqualTo("10000,10000");
            this.client.close();
        }
        this.client = RawClient.open(this.port);
        this.client.send("CONNECT\naccept-version:1.2\nheart-beat:often\n\n^");

        ends(this.client, 1002, "");
    }

    @Test
    void asksToSignInWithoutSayingWhy() {
        String other = new TestThreads(this.threads, this.tokens).buyer(this.name);
        for (String authorization : List.of("Bearer x", "Bearer " + other + "x", "Basic abc", "Bearer ", "Bearer "
                + this.tokens.mint(TestThreads.caller(Role.BUYER, "b", Duration.ofHours(-1)), Duration.ofHours(-1)))) {
            this.client = RawClient.open(this.port);
            this.client.send("CONNECT\naccept-version:1.2\nAuthorization:" + authorization + "\n\n^");

            ends(this.client, 3500, "sign-in");
        }
        this.client = RawClient.open(this.port);
        this.client.send("CONNECT\naccept-version:1.2\n\n^");

        ends(this.client, 3500, "sign-in");
    }

    @Test
    void servesPeopleOfConversationsOnly() {
        for (Role role : List.of(Role.OPERATOR, Role.MARKETPLACE)) {
            this.client = RawClient.open(this.port);
            this.client
                .send("CONNECT\naccept-version:1.2\nAuthorization:Bearer " + this.people.token(role, "x") + "\n\n^");

            ends(this.client, 3503, "forbidden");
        }
        assertThat(refusedSubscribe("/topic/desk")).contains("forbidden");
    }

    @Test
    void takesFramesInBinaryMessagesToo() {
        connect();
        this.client.send(new BinaryWebSocketFrame(
                Unpooled.copiedBuffer(say(this.thread, "binaire", "r").replace('^', '\0'), StandardCharsets.UTF_8)));

        assertThat(header(this.client.next("RECEIPT"), "seq")).isEqualTo("1");
    }

    @Test
    void confirmsADisconnectAndCloses() {
        connect();
        this.client.send(say(this.thread, "last words", "r"));
        this.client.send("DISCONNECT\nreceipt:bye\n\n^");

        assertThat(header(this.client.next(), "receipt-id")).isEqualTo("r");
        assertThat(header(this.client.next(), "receipt-id")).isEqualTo("bye");
        assertThat(this.client.closeCode()).isEqualTo(1000);
    }

    private void connect() {
        this.client = RawClient.connect(this.port, this.people.buyer(this.name));
    }

    private void listenToRefusals() {
        this.client.send("SUBSCRIBE\nid:refusals\nreceipt:sub\ndestination:/user/queue/refusals\n\n^");
        assertThat(this.client.next()).startsWith("RECEIPT\n");
    }

    private String refusedSubscribe(String destination) {
        connect();
        this.client.send("SUBSCRIBE\nid:s\nreceipt:r\ndestination:" + destination + "\n\n^");
        String error = this.client.next();

        assertThat(error).startsWith("ERROR\n");
        assertThat(header(error, "receipt-id")).isEqualTo("r");
        assertThat(this.client.closeCode()).isEqualTo(3503);
        return error;
    }

    private static void ends(RawClient client, int code, String words) {
        assertThat(client.next()).startsWith("ERROR\n").contains(words).doesNotContain("Exception");
        assertThat(client.closeCode()).isEqualTo(code);
    }

    private static String withoutTrace(String frame) {
        return frame.replaceAll("\"trace_id\":\"[^\"]*\"", "");
    }

}
