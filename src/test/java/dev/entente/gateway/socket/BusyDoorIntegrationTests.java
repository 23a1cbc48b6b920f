// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.JsonNodeFactory;

import dev.entente.conversation.Audience;
import dev.entente.conversation.Author;
import dev.entente.conversation.Remark;
import dev.entente.conversation.Threads;
import dev.entente.party.Role;
import dev.entente.party.Tokens;
import dev.entente.testing.ContextServers;
import dev.entente.testing.EntenteTest;

import static dev.entente.gateway.socket.RawClient.body;
import static dev.entente.gateway.socket.RawClient.header;
import static dev.entente.gateway.socket.TestThreads.say;
import static dev.entente.gateway.socket.TestThreads.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

/// Many words, slow readers, and the limits that keep one client from being everybody's burden.
@EntenteTest(properties = { "entente.stomp.frames-per-second-max=100000", "entente.stomp.queue-size-max=128KB",
        "entente.socket.per-user-max=3", "entente.gateway.token-grace=2s", "entente.limits.sends-per-user=1000000" })
class BusyDoorIntegrationTests {

    @LocalServerPort
    int port;

    @Autowired
    Threads threads;

    @Autowired
    Tokens tokens;

    @Autowired
    MeterRegistry meters;

    @Autowired
    ContextServers servers;

    TestThreads people;

    String name;

    UUID thread;

    @BeforeEach
    void startThread() {
        this.people = new TestThreads(this.threads, this.tokens);
        this.name = UUID.randomUUID().toString();
        this.thread = this.people.start(this.name);
    }

    @Test
    void keepsTheOrderOfManyWordsOnTheirWay() {
        try (var buyer = RawClient.connect(this.port, this.people.buyer(this.name))) {
            buyer.send(subscribe("s", this.thread, ""));
            buyer.next("RECEIPT");
            IntStream.range(0, 1_000).forEach(number -> buyer.send(say(this.thread, "n" + number, "r" + number)));

            var receipts = new ArrayList<String>();
            var messages = new ArrayList<String>();
            while (receipts.size() < 1_000 || messages.size() < 1_000) {
                String frame = buyer.next();
                (frame.startsWith("RECEIPT") ? receipts : messages).add(frame);
            }

            assertThat(receipts).extracting(frame -> header(frame, "receipt-id") + "=" + header(frame, "seq"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 1_000).mapToObj(number -> "r" + number + "=" + (number + 1)).toList());
            assertThat(messages).extracting(frame -> header(frame, "seq"))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 1_000).mapToObj(Long::toString).toList());
            assertThat(messages).element(999).asString().contains("n999");
        }
    }

    @Test
    void takesManyFramesInOneMessage() {
        try (var buyer = RawClient.connect(this.port, this.people.buyer(this.name))) {
            for (int message = 0; message < 5; message++) {
                var frames = new StringBuilder();
                for (int frame = 0; frame < 250; frame++) {
                    frames.append(say(this.thread, "x", "r" + (250 * message + frame)));
                }
                buyer.send(frames.toString());
            }

            for (int receipt = 0; receipt < 1_250; receipt++) {
                assertThat(header(buyer.next(), "receipt-id")).isEqualTo("r" + receipt);
            }
        }
    }

    @Test
    void storesOneRowForOneMarkOnTwoConnections() {
        UUID mark = UUID.randomUUID();
        try (var one = RawClient.connect(this.port, this.people.buyer(this.name));
                var other = RawClient.connect(this.port, this.people.buyer(this.name))) {
            for (int round = 0; round < 20; round++) {
                one.send(say(this.thread, mark, "once", "r"));
                other.send(say(this.thread, mark, "once", "r"));
            }
            other.send(say(this.thread, "and then", "last"));
            one.send(say(this.thread, "and then", "last"));

            for (int round = 0; round < 20; round++) {
                assertThat(header(one.next(), "seq")).isEqualTo(header(other.next(), "seq")).isEqualTo("1");
            }
            one.next();
            other.next();
        }
        var stored = this.threads.read(this.thread, Role.AGENT, 0, 100).collectList().block();
        assertThat(stored).extracting(event -> event.seq()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void confirmsOnlyWhatIsStored() throws Exception {
        try (var buyer = RawClient.connect(this.port, this.people.buyer(this.name));
                var database = this.servers.database().connectNow();
                var look = database
                    .prepareStatement("select body ->> 'text' from event where conversation_id = ? and seq = ?")) {
            for (int number = 1; number <= 50; number++) {
                buyer.send(say(this.thread, "n" + number, "r" + number));
                String receipt = buyer.next("RECEIPT");
                look.setObject(1, this.thread);
                look.setLong(2, Long.parseLong(header(receipt, "seq")));
                try (var rows = look.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo("n" + number);
                }
            }
        }
    }

    @Test
    void replaysWhatWasMissedAndGoesOn() {
        IntStream.rangeClosed(1, 1_500).forEach(number -> tell(Audience.ALL, "early " + number));
        try (var buyer = RawClient.connect(this.port, this.people.buyer(this.name))) {
            buyer.send(subscribe("s", this.thread, "after:200\n"));
            buyer.next("RECEIPT");
            buyer.send(say(this.thread, "live", "r"));

            var seqs = new ArrayList<Long>();
            while (seqs.size() < 1_301) {
                String frame = buyer.next("MESSAGE");
                seqs.add(Long.parseLong(header(frame, "seq")));
                assertThat(header(frame, "prev")).isEqualTo(Long.toString(seqs.getLast() - 1));
            }
            assertThat(seqs).containsExactlyElementsOf(LongStream.rangeClosed(201, 1_501).boxed().toList());
        }
    }

    @Test
    void neverShowsAPartyWhatIsForStaff() {
        try (var buyer = RawClient.connect(this.port, this.people.buyer(this.name));
                var seller = RawClient.connect(this.port, this.people.seller(this.name));
                var agent = RawClient.connect(this.port, this.people.agent("a-" + this.name))) {
            for (var client : List.of(buyer, seller, agent)) {
                client.send(subscribe("s", this.thread, "after:0\n"));
                client.next("RECEIPT");
            }
            tell(Audience.ALL, "for all");
            tell(Audience.STAFF, "secret note");
            tell(Audience.of(Role.SELLER), "for the seller");
            tell(Audience.ALL, "the end");

            assertThat(chain(buyer)).containsExactly("0>1", "1>4");
            assertThat(chain(seller)).containsExactly("0>1", "1>3", "3>4");
            assertThat(chain(agent)).containsExactly("0>1", "1>2", "2>3", "3>4");
            assertThat(buyer.taken()).noneMatch(frame -> frame.contains("secret") || frame.contains("for the seller"));
            assertThat(seller.taken()).noneMatch(frame -> frame.contains("secret"));
        }
    }

    /// The numbers as `prev>seq` up to the last words.
    private static List<String> chain(RawClient client) {
        var chain = new ArrayList<String>();
        String frame;
        do {
            frame = client.next("MESSAGE");
            chain.add(header(frame, "prev") + ">" + header(frame, "seq"));
        }
        while (!frame.contains("the end"));
        return chain;
    }

    @Test
    void showsTypingAndReadingWithoutANumber() {
        try (var buyer = RawClient.connect(this.port, this.people.buyer(this.name));
                var seller = RawClient.connect(this.port, this.people.seller(this.name))) {
            seller.send(subscribe("s", this.thread, ""));
            seller.next("RECEIPT");
            buyer.send(say(this.thread, "x", "r"));
            seller.next("MESSAGE");
            buyer.send("SEND\ndestination:/app/conversations/" + this.thread + "/typing\nreceipt:t\n\n{}^");
            buyer.send("SEND\ndestination:/app/conversations/" + this.thread + "/read\nreceipt:m\n\n{\"seq\":1}^");

            for (String kind : List.of("typing", "read")) {
                String frame = seller.next("MESSAGE");
                assertThat(header(frame, "kind")).isEqualTo(kind);
                assertThat(header(frame, "seq")).isEmpty();
                assertThat(body(frame)).contains("\"role\":\"buyer\"");
            }
            assertThat(header(buyer.next("RECEIPT"), "receipt-id")).isEqualTo("r");
            assertThat(header(buyer.next("RECEIPT"), "receipt-id")).isEqualTo("t");
            assertThat(header(buyer.next("RECEIPT"), "receipt-id")).isEqualTo("m");
        }
        assertThat(this.threads.read(this.thread, Role.AGENT, 0, 10).count().block()).isEqualTo(1);
    }

    @Test
    void sendsASlowReaderAwayAndGivesItTheRestLater() throws Exception {
        var slow = new StalledReader();
        var socket = HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .subprotocols("v12.stomp")
            .buildAsync(URI.create("ws://localhost:" + this.port + "/ws"), slow)
            .get(10, TimeUnit.SECONDS);
        socket
            .sendText("CONNECT\naccept-version:1.2\nheart-beat:0,0\nAuthorization:Bearer "
                    + this.people.buyer(this.name) + "\n\n\0", true)
            .get(10, TimeUnit.SECONDS);
        socket.sendText(subscribe("s", this.thread, "").replace('^', '\0'), true).get(10, TimeUnit.SECONDS);
        double before = this.meters.counter("entente.socket.slow.readers").count();
        String words = "w".repeat(3_900);
        long sent = 0;
        while (this.meters.counter("entente.socket.slow.readers").count() == before) {
            assertThat(++sent).as("words until the server gave up").isLessThan(20_000);
            tell(Audience.ALL, words);
        }
        slow.go(socket);

        assertThat(slow.closed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(slow.code).isIn(3008, 1006);
        try (var back = RawClient.connect(this.port, this.people.buyer(this.name))) {
            back.send(subscribe("s", this.thread, "after:0\n"));
            for (long seq = 1; seq <= sent; seq++) {
                assertThat(header(back.next("MESSAGE"), "seq")).isEqualTo(Long.toString(seq));
            }
        }
    }

    @Test
    void allowsEveryoneAFixedNumberOfConnections() {
        String token = this.people.buyer(this.name);
        try (var first = RawClient.connect(this.port, token); var second = RawClient.connect(this.port, token)) {
            try (var third = RawClient.connect(this.port, token); var fourth = RawClient.open(this.port)) {
                fourth.send("CONNECT\naccept-version:1.2\nAuthorization:Bearer " + token + "\n\n^");

                assertThat(fourth.next()).startsWith("ERROR\n").contains("too-many");
                assertThat(fourth.closeCode()).isEqualTo(3508);
                third.send("DISCONNECT\n\n^");
                assertThat(third.closeCode()).isEqualTo(1000);
            }
            try (var instead = RawClient.connect(this.port, token)) {
                assertThat(instead.taken()).hasSize(1);
            }
        }
    }

    @Test
    void closesWhenTheTokenHasBeenOverForAWhile() {
        var life = Duration.ofSeconds(1);
        String token = this.tokens.mint(TestThreads.caller(Role.BUYER, "b-" + this.name, life), life);
        try (var buyer = RawClient.connect(this.port, token)) {
            assertThat(buyer.closeCode()).isEqualTo(3005);
        }
    }

    private void tell(Audience to, String words) {
        this.threads
            .say(this.thread,
                    Remark.of("text", Author.BOT, to, JsonNodeFactory.instance.objectNode().put("text", words), null))
            .block();
    }

    /// Takes nothing from the network until it is told to.
    private static final class StalledReader implements WebSocket.Listener {

        private final CountDownLatch closed = new CountDownLatch(1);

        private volatile int code = 1006;

        private void go(WebSocket socket) {
            socket.request(Long.MAX_VALUE);
        }

        @Override
        public void onOpen(WebSocket socket) {
            // nothing is asked for
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            this.code = status;
            this.closed.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            this.closed.countDown();
        }

    }

}
