// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.entente.conversation.Threads;
import dev.entente.party.Tokens;
import dev.entente.testing.EntenteTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Clients that other people wrote, with nothing of ours between them and the server.
@EntenteTest
class OtherClientsIntegrationTests {

    private static final Path SCRIPTS = Path.of("src", "test", "node");

    @LocalServerPort
    int port;

    @Autowired
    Threads threads;

    @Autowired
    Tokens tokens;

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
    void servesTheClientOfSpring() throws Exception {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.initialize();
        var client = new WebSocketStompClient(new StandardWebSocketClient());
        client.setTaskScheduler(scheduler);
        var connect = new StompHeaders();
        connect.add("Authorization", "Bearer " + this.people.buyer(this.name));
        var session = client.connectAsync("ws://localhost:" + this.port + "/ws", new WebSocketHttpHeaders(), connect,
                new StompSessionHandlerAdapter() {
                })
            .get(20, TimeUnit.SECONDS);
        session.setAutoReceipt(true);
        BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
        var subscribe = new StompHeaders();
        subscribe.setDestination("/topic/conversations/" + this.thread);
        subscribe.add("after", "0");
        session.subscribe(subscribe, new Listener(heard));
        var stored = new CompletableFuture<String>();
        var receipt = session.send("/app/conversations/" + this.thread + "/events",
                ("{\"client_id\":\"" + UUID.randomUUID() + "\",\"kind\":\"text\",\"text\":\"grüße, \\u00e7a va ?\"}")
                    .getBytes(StandardCharsets.UTF_8));
        receipt.addReceiptTask(headers -> stored.complete(headers.getFirst("seq")));

        assertThat(stored.get(20, TimeUnit.SECONDS)).isEqualTo("1");
        var message = heard.poll(20, TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        assertThat(message.seq()).isEqualTo("1");
        assertThat(message.body()).contains("grüße, ça va ?");
        session.disconnect();
        client.stop();
        scheduler.shutdown();
    }

    @Test
    void servesTheClientOfBrowsers() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "stomp-node"));
        for (String file : List.of("package.json", "package-lock.json", "stomp-client.mjs")) {
            Files.write(folder.resolve(file), Files.readAllBytes(SCRIPTS.resolve(file)));
        }
        run(folder, "npm", "ci", "--no-audit", "--no-fund", "--silent");

        JsonNode seen = new JsonMapper().readTree(run(folder, "node", "stomp-client.mjs"));

        assertThat(seen.get("closed").asInt()).isEqualTo(1000);
        assertThat(seen.get("receipts").toString())
            .isEqualTo("[{\"receipt\":\"r-1\",\"seq\":\"1\"},{\"receipt\":\"r-3\",\"seq\":\"2\"}]");
        assertThat(seen.at("/refusals/0").asString()).endsWith("/client-id-reused");
        assertThat(seen.at("/messages/0/body/text").asString()).isEqualTo("première : « ça \\ marche » \n ligne deux");
        assertThat(seen.at("/messages/1/body/text").asString()).isEqualTo("deuxième 🙂");
        assertThat(seen.at("/messages/1/prev").asString()).isEqualTo("1");
    }

    private String run(Path folder, String... command) throws Exception {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("ADDRESS", "ws://localhost:" + this.port + "/ws");
        builder.environment().put("TOKEN", this.people.buyer(this.name));
        builder.environment().put("THREAD", this.thread.toString());
        Path errors = Files.createTempFile("stomp-node", ".err");
        var process = builder.redirectError(errors.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said + Files.readString(errors)).isZero();
        return said;
    }

    private record Heard(@Nullable String seq, String body) {
    }

    private record Listener(BlockingQueue<Heard> heard) implements StompFrameHandler {

        @Override
        public Type getPayloadType(StompHeaders headers) {
            return byte[].class;
        }

        @Override
        public void handleFrame(StompHeaders headers, @Nullable Object payload) {
            this.heard.add(new Heard(headers.getFirst("seq"), new String((byte[]) payload, StandardCharsets.UTF_8)));
        }

    }

}
