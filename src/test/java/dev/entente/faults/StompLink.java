// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/// One WebSocket as a client holds it: text in, frames out, and the moment when it was over.
public final class StompLink implements WebSocket.Listener {

    /// Nothing was heard for too long.
    static final int SILENT = -2;

    /// The line broke without a close frame.
    static final int BROKEN = -1;

    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();

    private final CompletableFuture<End> end = new CompletableFuture<>();

    private final AtomicLong heardAt = new AtomicLong(System.nanoTime());

    private final AtomicLong beats = new AtomicLong();

    private final StringBuilder partial = new StringBuilder();

    private final BiConsumer<StompLink, Frame> ear;

    private volatile boolean reading = true;

    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

    private volatile @Nullable WebSocket socket;

    public StompLink(BiConsumer<StompLink, Frame> ear) {
        this.ear = ear;
    }

    /// Fails where no WebSocket comes to stand.
    public StompLink open(int port) {
        this.socket = HTTP.newWebSocketBuilder()
            .subprotocols("v12.stomp")
            .connectTimeout(CONNECT_MAX)
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), this)
            .orTimeout(CONNECT_MAX.toSeconds(), TimeUnit.SECONDS)
            .join();
        return this;
    }

    public synchronized void send(String frame) {
        var open = this.socket;
        if (open != null) {
            this.sending = this.sending.exceptionally(_ -> null)
                .thenCompose(_ -> open.sendText(frame, true))
                .whenComplete((_, failure) -> endIf(failure));
        }
    }

    private void endIf(@Nullable Throwable failure) {
        if (failure != null) {
            this.end.complete(new End(BROKEN, failure.toString()));
        }
    }

    /// Takes nothing from the network any more, or goes on.
    void read(boolean reading) {
        this.reading = reading;
        var open = this.socket;
        if (reading && open != null) {
            open.request(1);
        }
    }

    /// How the line ended, or null where it stands after that time. A server that was
    /// silent for longer than the patience is given up.
    public @Nullable End awaitEnd(Duration time, Duration patience) throws InterruptedException {
        try {
            return this.end.get(time.toMillis(), TimeUnit.MILLISECONDS);
        }
        catch (TimeoutException ex) {
            if (this.reading && System.nanoTime() - this.heardAt.get() > patience.toNanos()) {
                end(SILENT, "nothing heard");
            }
            return this.end.getNow(null);
        }
        catch (ExecutionException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private void end(int code, String reason) {
        if (this.end.complete(new End(code, reason))) {
            drop();
        }
    }

    long beats() {
        return this.beats.get();
    }

    public void drop() {
        var open = this.socket;
        if (open != null) {
            open.abort();
        }
        this.end.complete(new End(BROKEN, "dropped"));
    }

    @Override
    public void onOpen(WebSocket socket) {
        socket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        this.heardAt.set(System.nanoTime());
        this.partial.append(data);
        if (last) {
            var message = this.partial.toString();
            this.partial.setLength(0);
            if (message.isBlank()) {
                this.beats.incrementAndGet();
            }
            Frame.read(message).forEach(frame -> this.ear.accept(this, frame));
        }
        if (this.reading) {
            socket.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        this.end.complete(new End(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        this.end.complete(new End(BROKEN, failure.toString()));
    }

    /// How it ended.
    public record End(int code, String reason) {
    }

}
