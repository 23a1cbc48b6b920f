// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

import static org.assertj.core.api.Assertions.assertThat;

/// A client that sends whatever it is told to, frame by frame, and believes nothing of what it gets.
final class RawClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Sinks.Many<WebSocketFrame> out = Sinks.many().unicast().onBackpressureBuffer();

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private final List<String> all = new ArrayList<>();

    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    private final CompletableFuture<Boolean> opened = new CompletableFuture<>();

    private RawClient() {
    }

    /// Opens a WebSocket, or throws with the status that was answered instead.
    static RawClient open(int port, String path, Map<String, String> headers) {
        var client = new RawClient();
        HttpClient.create()
            .headers(all -> headers.forEach(all::set))
            .websocket(WebsocketClientSpec.builder().protocols("v12.stomp").maxFramePayloadLength(2_000_000).build())
            .uri("ws://localhost:" + port + path)
            .handle(client::talk)
            .then()
            .subscribe(null, client::failed, client::ended);
        client.opened.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        return client;
    }

    static RawClient open(int port) {
        return open(port, "/ws", Map.of());
    }

    /// Opens and connects with a token.
    static RawClient connect(int port, String token) {
        var client = open(port);
        client.send("CONNECT\naccept-version:1.2\nheart-beat:0,0\nAuthorization:Bearer " + token + "\n\n^");
        assertThat(client.next()).startsWith("CONNECTED\n");
        return client;
    }

    private Mono<Void> talk(WebsocketInbound in, WebsocketOutbound into) {
        in.receiveCloseStatus().subscribe(status -> this.closed.complete(status.code()));
        in.receive().asString(StandardCharsets.UTF_8).subscribe(this::hear, _ -> {
        });
        this.opened.complete(true);
        return into.sendObject(this.out.asFlux()).then();
    }

    private void hear(String message) {
        for (String frame : message.split("(?<=\0)\n*")) {
            if (!frame.isBlank()) {
                this.heard.add(frame.stripLeading().replace('\0', '^'));
            }
        }
    }

    private void failed(Throwable failure) {
        this.opened.completeExceptionally(failure);
        this.closed.complete(-1);
    }

    private void ended() {
        this.closed.complete(-1);
    }

    /// Sends a text message, `^` for NUL.
    void send(String frame) {
        send(new TextWebSocketFrame(frame.replace('^', '\0')));
    }

    void send(WebSocketFrame frame) {
        this.out.tryEmitNext(frame).orThrow();
    }

    /// The next frame; fails where none comes.
    String next() {
        try {
            String frame = this.heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(frame).as("a frame, after " + this.all).isNotNull();
            this.all.add(frame);
            return frame;
        }
        catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /// The next frame that is meant; what comes before it is kept in mind alone.
    String next(Predicate<String> meant) {
        String frame = next();
        while (!meant.test(frame)) {
            frame = next();
        }
        return frame;
    }

    String next(String command) {
        return next(frame -> frame.startsWith(command + "\n"));
    }

    /// Everything that was taken by [#next()] so far.
    List<String> taken() {
        return this.all;
    }

    /// How many frames wait to be taken.
    int waiting() {
        return this.heard.size();
    }

    /// The close code of the server.
    int closeCode() {
        return this.closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    static String header(String frame, String name) {
        return frame.lines()
            .takeWhile(line -> !line.isEmpty())
            .filter(line -> line.startsWith(name + ":"))
            .map(line -> line.substring(name.length() + 1))
            .findFirst()
            .orElse("");
    }

    static String body(String frame) {
        return frame.substring(frame.indexOf("\n\n") + 2).replace("^", "");
    }

    @Override
    public void close() {
        this.out.tryEmitComplete();
    }

}
