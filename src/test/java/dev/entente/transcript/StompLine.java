// SPDX-License-Identifier: Apache-2.0

package dev.entente.transcript;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A plain STOMP client that shows every frame as it is.
final class StompLine implements WebSocket.Listener, AutoCloseable {

    private static final int patienceSeconds = 30;

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

    private final StringBuilder piece = new StringBuilder();

    private final WebSocket socket;

    StompLine(HttpClient http, int port) {
        this.socket = http.newWebSocketBuilder()
            .subprotocols("v12.stomp")
            .buildAsync(URI.create("ws://localhost:" + port + "/ws"), this)
            .join();
    }

    void send(String frame) {
        this.socket.sendText(frame + '\0', true).join();
    }

    /// The next frame of which that holds; what comes before it is passed over.
    String await(Predicate<String> wanted) throws InterruptedException {
        while (true) {
            String frame = this.frames.poll(patienceSeconds, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("No such frame came in " + patienceSeconds + " s");
            }
            if (wanted.test(frame)) {
                return frame;
            }
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        this.piece.append(data);
        if (last) {
            for (String frame : this.piece.toString().split("\0")) {
                if (!frame.isBlank()) {
                    this.frames.add(frame.stripLeading());
                }
            }
            this.piece.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public void close() {
        this.socket.abort();
    }

}
