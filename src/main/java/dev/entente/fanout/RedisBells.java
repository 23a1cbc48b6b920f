// SPDX-License-Identifier: Apache-2.0

package dev.entente.fanout;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/// Bells over Redis pub/sub. Listeners on the ringing node are served without Redis; without Redis the others wait until
/// they look for themselves. A node that is alone does not ring.
@Component
class RedisBells implements Bells, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RedisBells.class);

    private static final String PREFIX = "entente:";

    private static final String PRESENCE = "nodes";

    private static final byte[] NOTHING = {};

    private final Topics topics = new Topics(this::subscribe, this::unsubscribe);

    private final AtomicReference<RedisLink.@Nullable Pair> line = new AtomicReference<>();

    private final AtomicInteger inFlight = new AtomicInteger();

    private final Disposable.Swap connecting = Disposables.swap();

    private final Disposable.Swap telling = Disposables.swap();

    private final long node = new SecureRandom().nextLong();

    private final OtherNodes nodes;

    private final RedisLink link;

    private final FanoutSettings settings;

    private final BellMetrics metrics;

    private volatile boolean running;

    RedisBells(RedisLink link, FanoutSettings settings, BellMetrics metrics) {
        this.link = link;
        this.settings = settings;
        this.metrics = metrics;
        metrics.watchLine(this::isCarried);
        this.nodes = new OtherNodes(this.node, settings.silenceMax(), System::nanoTime);
    }

    @Override
    public void ring(String topic, byte[] message) {
        this.topics.pass(topic, message);
        ringElsewhere(topic, () -> message);
    }

    @Override
    public void ringElsewhere(String topic, Supplier<byte[]> message) {
        if (!this.nodes.isAlone()) {
            publish(topic, message.get());
        }
    }

    @Override
    public Disposable hear(String topic, Consumer<byte[]> listener) {
        return this.topics.hear(topic, listener);
    }

    private void publish(String topic, byte[] message) {
        var pair = this.line.get();
        if (pair == null || !pair.ringing().isOpen() || this.inFlight.get() >= this.settings.ringsInFlight()) {
            this.metrics.dropped();
            return;
        }
        this.metrics.rung();
        this.inFlight.incrementAndGet();
        pair.ringing()
            .async()
            .publish(channel(topic), envelope(message))
            .whenComplete((receivers, failure) -> this.inFlight.decrementAndGet());
    }

    private void subscribe(String topic) {
        var pair = this.line.get();
        if (pair != null) {
            pair.hearing().async().subscribe(channel(topic));
        }
    }

    private void unsubscribe(String topic) {
        var pair = this.line.get();
        if (pair != null) {
            pair.hearing().async().unsubscribe(channel(topic));
        }
    }

    @Override
    public void start() {
        this.running = true;
        connect();
        this.telling.update(Flux.interval(this.settings.presenceInterval())
            .onBackpressureDrop()
            .subscribe(_ -> tellPresence(), failure -> log.error("This node tells nobody that it is there", failure)));
    }

    private void connect() {
        this.connecting.update(this.link.connect().subscribe(this::ready));
    }

    private void ready(RedisLink.Pair pair) {
        pair.hearing().addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] channel, byte[] message) {
                heard(channel, message);
            }
        });
        pair.hearing().addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress address) {
                listen();
            }
        });
        this.line.set(pair);
        listen();
        log.info("Redis carries the bells between nodes");
    }

    /// What was first listened to while the line was down is unknown to a line that comes
    /// back by itself.
    private void listen() {
        this.nodes.listenAnew();
        subscribe(PRESENCE);
        this.topics.names().forEach(this::subscribe);
        publish(PRESENCE, NOTHING);
    }

    private void tellPresence() {
        this.nodes.forgetSilent();
        var pair = this.line.get();
        if (pair != null && this.nodes.isDeaf() && this.line.compareAndSet(pair, null)) {
            log.warn("Redis gives no sign of life; the lines to it are made anew");
            pair.drop();
            connect();
        }
        publish(PRESENCE, NOTHING);
    }

    private void heard(byte[] channel, byte[] envelope) {
        if (envelope.length < Long.BYTES) {
            return;
        }
        long from = ByteBuffer.wrap(envelope).getLong();
        boolean isNew = this.nodes.heard(from);
        if (from == this.node) {
            return;
        }
        if (isNew) {
            publish(PRESENCE, NOTHING);
        }
        String topic = new String(channel, StandardCharsets.UTF_8).substring(PREFIX.length());
        if (!topic.equals(PRESENCE)) {
            this.metrics.heard();
            this.topics.pass(topic, Arrays.copyOfRange(envelope, Long.BYTES, envelope.length));
        }
    }

    private boolean isCarried() {
        var pair = this.line.get();
        return pair != null && pair.ringing().isOpen();
    }

    private byte[] envelope(byte[] message) {
        return ByteBuffer.allocate(Long.BYTES + message.length).putLong(this.node).put(message).array();
    }

    private static byte[] channel(String topic) {
        return (PREFIX + topic).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void stop() {
        this.running = false;
        this.telling.update(Disposables.disposed());
        this.connecting.update(Disposables.disposed());
        this.link.close();
    }

    @Override
    public boolean isRunning() {
        return this.running;
    }

    /// It rings from before the first reader until after the last one.
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE / 2;
    }

}
