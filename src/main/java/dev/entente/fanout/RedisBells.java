// SPDX-License-Identifier: Apache-2.0

package dev.entente.fanout;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Bells over Redis pub/sub. Listeners on the ringing node are served without Redis; without Redis the others wait until
/// they look for themselves.
@Component
class RedisBells implements Bells, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RedisBells.class);

    private static final String PREFIX = "entente:";

    private final Map<String, Topic> topics = new ConcurrentHashMap<>();

    private final AtomicReference<@Nullable StatefulRedisPubSubConnection<byte[], byte[]>> hearing = new AtomicReference<>();

    private final AtomicReference<@Nullable StatefulRedisPubSubConnection<byte[], byte[]>> ringing = new AtomicReference<>();

    private final AtomicInteger inFlight = new AtomicInteger();

    private final long node = new SecureRandom().nextLong();

    private final RedisLink link;

    private final FanoutSettings settings;

    private final Disposable.Swap asking = Disposables.swap();

    private final BellMetrics metrics;

    private volatile @Nullable Disposable connecting;

    RedisBells(RedisLink link, FanoutSettings settings, BellMetrics metrics) {
        this.link = link;
        this.settings = settings;
        this.metrics = metrics;
        metrics.watchLine(this::isCarried);
    }

    @Override
    public void ring(String topic, byte[] message) {
        Topic here = this.topics.get(topic);
        if (here != null) {
            here.pass(message);
        }
        var connection = this.ringing.get();
        if (connection == null || !connection.isOpen() || this.inFlight.get() >= this.settings.ringsInFlight()) {
            this.metrics.dropped();
            return;
        }
        this.metrics.rung();
        this.inFlight.incrementAndGet();
        connection.async()
            .publish(channel(topic), envelope(message))
            .whenComplete((receivers, failure) -> this.inFlight.decrementAndGet());
    }

    @Override
    public Flux<byte[]> listen(String topic) {
        return Flux.defer(() -> {
            Sinks.Many<byte[]> listener = Sinks.many().multicast().directBestEffort();
            join(topic, listener);
            return listener.asFlux().doFinally(end -> leave(topic, listener));
        });
    }

    private void join(String topic, Sinks.Many<byte[]> listener) {
        this.topics.compute(topic, (name, known) -> {
            Topic heard = (known != null) ? known : new Topic();
            heard.listeners.put(listener, true);
            if (known == null) {
                subscribe(name);
            }
            return heard;
        });
    }

    private void leave(String topic, Sinks.Many<byte[]> listener) {
        this.topics.computeIfPresent(topic, (name, heard) -> {
            heard.listeners.remove(listener);
            if (!heard.listeners.isEmpty()) {
                return heard;
            }
            var connection = this.hearing.get();
            if (connection != null) {
                connection.async().unsubscribe(channel(name));
            }
            return null;
        });
    }

    private void subscribe(String topic) {
        var connection = this.hearing.get();
        if (connection != null) {
            connection.async().subscribe(channel(topic));
        }
    }

    @Override
    public void start() {
        this.connecting = this.link.connect(this::ready).subscribe();
        this.asking.update(Flux.interval(this.settings.askEvery())
            .onBackpressureDrop()
            .concatMap(_ -> askForLife(), 1)
            .subscribe());
    }

    /// A network that drops packets tells nobody: the lines look well and nothing comes.
    private Mono<Void> askForLife() {
        var toHear = this.hearing.get();
        var toRing = this.ringing.get();
        if (toHear == null || toRing == null) {
            return Mono.empty();
        }
        return Mono.when(answer(toHear), answer(toRing))
            .onErrorResume(TimeoutException.class, _ -> Mono.fromRunnable(() -> renew(toHear, toRing)))
            .onErrorComplete();
    }

    private Mono<String> answer(StatefulRedisPubSubConnection<byte[], byte[]> line) {
        return !line.isOpen() ? Mono.empty()
                : Mono.fromCompletionStage(() -> line.async().ping())
                    .timeout(this.settings.connectTimeMax())
                    .onErrorMap(RedisCommandTimeoutException.class, _ -> new TimeoutException());
    }

    private void renew(StatefulRedisPubSubConnection<byte[], byte[]> toHear,
            StatefulRedisPubSubConnection<byte[], byte[]> toRing) {
        if (this.hearing.compareAndSet(toHear, null)) {
            log.warn("Redis gives no sign of life; the lines to it are made anew");
            this.ringing.set(null);
            toHear.closeAsync();
            toRing.closeAsync();
            this.connecting = this.link.connect(this::ready).subscribe();
        }
    }

    /// What was first listened to while the line was down is unknown to a line that comes
    /// back by itself.
    private void ready(StatefulRedisPubSubConnection<byte[], byte[]> toHear,
            StatefulRedisPubSubConnection<byte[], byte[]> toRing) {
        toHear.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] channel, byte[] message) {
                hear(channel, message);
            }
        });
        toHear.addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress address) {
                RedisBells.this.topics.keySet().forEach(RedisBells.this::subscribe);
            }
        });
        this.ringing.set(toRing);
        this.hearing.set(toHear);
        this.topics.keySet().forEach(this::subscribe);
        log.info("Redis carries the bells between nodes");
    }

    private void hear(byte[] channel, byte[] envelope) {
        if (envelope.length < Long.BYTES || ByteBuffer.wrap(envelope).getLong() == this.node) {
            return;
        }
        this.metrics.heard();
        Topic heard = this.topics.get(new String(channel, StandardCharsets.UTF_8).substring(PREFIX.length()));
        if (heard != null) {
            heard.pass(Arrays.copyOfRange(envelope, Long.BYTES, envelope.length));
        }
    }

    private boolean isCarried() {
        var connection = this.ringing.get();
        return connection != null && connection.isOpen();
    }

    private byte[] envelope(byte[] message) {
        return ByteBuffer.allocate(Long.BYTES + message.length).putLong(this.node).put(message).array();
    }

    private static byte[] channel(String topic) {
        return (PREFIX + topic).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void stop() {
        this.asking.update(Disposables.disposed());
        Disposable attempt = this.connecting;
        this.connecting = null;
        if (attempt != null) {
            attempt.dispose();
        }
        this.link.close();
    }

    @Override
    public boolean isRunning() {
        return this.connecting != null;
    }

    /// It rings from before the first reader until after the last one.
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE / 2;
    }

    private static final class Topic {

        private final Map<Sinks.Many<byte[]>, Boolean> listeners = new ConcurrentHashMap<>();

        private void pass(byte[] message) {
            this.listeners.keySet().forEach(listener -> {
                synchronized (listener) {
                    listener.tryEmitNext(message);
                }
            });
        }

    }

}
