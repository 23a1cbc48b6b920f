// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ObjLongConsumer;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;

/// All members of all threads. Everything that happens to them happens on one event loop, so that this command takes
/// little of the processor time that it measures, and needs no lock.
final class Crowd implements AutoCloseable {

    private static final int CONNECTING_MAX = 16;

    private static final Duration CONNECT_MAX = Duration.ofSeconds(60);

    private static final int BEAT_SECONDS = 5;

    private static final int FRAME_MAX = 1 << 20;

    /// How long a member rests after a refusal before it sends the next.
    private static final int REST_MILLIS = 100;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, transport());

    private final EventLoop loop = this.group.next();

    private final CompletableFuture<Void> everybodyListens = new CompletableFuture<>();

    private final CompletableFuture<Void> failure = new CompletableFuture<>();

    private final List<Connection> connections = new ArrayList<>();

    private final MessageIds ids;

    private final URI socket;

    private final Tally tally;

    private final Pacing pacing;

    private int dialled;

    private int listening;

    private boolean closing;

    Crowd(URI home, MessageIds ids, List<OpenThread> threads, LoadSettings settings) {
        this.socket = URI.create("ws://" + home.getAuthority() + "/ws");
        this.ids = ids;
        this.tally = new Tally(settings.members());
        for (int member = 0; member < settings.members(); member++) {
            var thread = threads.get(member / LoadSettings.MEMBERS);
            this.connections.add(new Connection(this, member, thread,
                    new SendFrame(ids, member, thread.id(), settings.textBytes())));
        }
        this.pacing = Pacing.of(settings.pace(), this.loop, this.connections, this.tally, this::fail);
    }

    MessageIds ids() {
        return this.ids;
    }

    /// Touched on the event loop only, until the crowd is closed.
    Tally tally() {
        return this.tally;
    }

    /// Returns when every member listens to its thread.
    void connect() throws InterruptedException {
        run(() -> {
            for (int index = 0; index < CONNECTING_MAX; index++) {
                dial();
            }
            return null;
        });
        var first = CompletableFuture.anyOf(this.everybodyListens, this.failure);
        try {
            first.get(CONNECT_MAX.toSeconds(), TimeUnit.SECONDS);
        }
        catch (TimeoutException ex) {
            throw new LoadFailed("Not everybody was connected after " + CONNECT_MAX, ex);
        }
        catch (ExecutionException ex) {
            throw failed(ex);
        }
        this.loop.scheduleAtFixedRate(() -> this.connections.forEach(Connection::beat), BEAT_SECONDS, BEAT_SECONDS,
                TimeUnit.SECONDS);
    }

    void start() throws InterruptedException {
        run(() -> {
            this.pacing.start();
            return null;
        });
    }

    /// Nothing new is sent from now on.
    void stop() throws InterruptedException {
        run(() -> {
            this.pacing.stop();
            return null;
        });
    }

    /// Tells the tally what time it is.
    void atNow(ObjLongConsumer<Tally> tell) throws InterruptedException {
        run(() -> {
            tell.accept(this.tally, System.nanoTime());
            return null;
        });
    }

    boolean isSettled() throws InterruptedException {
        return run(this.tally::isSettled);
    }

    /// Lets time pass, unless something breaks.
    void await(Duration time) throws InterruptedException {
        try {
            this.failure.get(time.toMillis(), TimeUnit.MILLISECONDS);
        }
        catch (TimeoutException ex) {
            // all is well
        }
        catch (ExecutionException ex) {
            throw failed(ex);
        }
    }

    /// Does something while no message comes or goes.
    private <T> T run(Callable<T> task) throws InterruptedException {
        try {
            return this.loop.submit(task).get();
        }
        catch (ExecutionException ex) {
            throw failed(ex);
        }
    }

    void fail(String reason) {
        if (!this.closing) {
            this.failure.completeExceptionally(new LoadFailed(reason));
        }
    }

    void connected() {
        this.listening++;
        if (this.listening == this.connections.size()) {
            this.everybodyListens.complete(null);
        }
        dial();
    }

    void acknowledged(Connection connection) {
        this.pacing.answered(connection);
    }

    void refused(Connection connection) {
        this.tally.refuse();
        this.loop.schedule(() -> {
            this.pacing.answered(connection);
            connection.flush();
        }, REST_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        run(() -> {
            this.closing = true;
            this.connections.forEach(Connection::close);
            return null;
        });
        this.group.shutdownGracefully(200, 2_000, TimeUnit.MILLISECONDS).sync();
    }

    private static LoadFailed failed(ExecutionException failure) {
        return (failure.getCause() instanceof LoadFailed known) ? known
                : new LoadFailed("This command itself failed: " + failure.getCause(), failure);
    }

    private static IoHandlerFactory transport() {
        return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    private void dial() {
        if (this.dialled == this.connections.size()) {
            return;
        }
        var connection = this.connections.get(this.dialled++);
        new Bootstrap().group(this.loop)
            .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
            .handler(new Line(connection))
            .connect(this.socket.getHost(), this.socket.getPort())
            .addListener(dialled -> {
                if (!dialled.isSuccess()) {
                    fail("No connection to " + this.socket + ": " + dialled.cause().getMessage());
                }
            });
    }

    /// From octets to messages.
    private final class Line extends ChannelInitializer<Channel> {

        private final Connection connection;

        Line(Connection connection) {
            this.connection = connection;
        }

        @Override
        protected void initChannel(Channel channel) {
            var config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(Crowd.this.socket)
                .subprotocol("v12.stomp")
                .maxFramePayloadLength(FRAME_MAX)
                .handleCloseFrames(false)
                .build();
            channel.pipeline()
                .addLast(new HttpClientCodec(), new HttpObjectAggregator(FRAME_MAX),
                        new WebSocketClientProtocolHandler(config), new WebSocketFrameAggregator(FRAME_MAX),
                        this.connection);
        }

    }

}
