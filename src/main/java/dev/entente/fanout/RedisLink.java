// SPDX-License-Identifier: Apache-2.0

package dev.entente.fanout;

import java.util.concurrent.TimeUnit;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// The two connections that bells need: one to hear, one to ring. What cannot be sent at once is refused and not kept.
@Component
class RedisLink {

    private static final Logger log = LoggerFactory.getLogger(RedisLink.class);

    private final RedisURI uri;

    private final RedisClient client;

    private final FanoutSettings settings;

    RedisLink(@Value("${spring.data.redis.url}") String url, FanoutSettings settings) {
        this.settings = settings;
        this.uri = RedisURI.create(url);
        this.uri.setTimeout(settings.connectTimeMax());
        this.client = RedisClient.create(this.uri);
        this.client.setOptions(ClientOptions.builder()
            .autoReconnect(true)
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(settings.ringsInFlight())
            .socketOptions(SocketOptions.builder().connectTimeout(settings.connectTimeMax()).keepAlive(true).build())
            .timeoutOptions(TimeoutOptions.enabled(settings.connectTimeMax()))
            .build());
    }

    /// Tries until it stands; from then on the client reconnects by itself.
    Mono<Pair> connect() {
        return open().zipWith(open(), Pair::new)
            .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, this.settings.connectRetry())
                .doBeforeRetry(signal -> report(signal.totalRetries(), signal.failure())));
    }

    private Mono<StatefulRedisPubSubConnection<byte[], byte[]>> open() {
        return Mono.fromCompletionStage(() -> this.client.connectPubSubAsync(ByteArrayCodec.INSTANCE, this.uri));
    }

    private static void report(long tries, Throwable failure) {
        if (tries % 30 == 0) {
            log.warn("Redis does not answer; other nodes hear of events when they look ({})", failure.toString());
        }
    }

    void close() {
        this.client.shutdownAsync(0, 2, TimeUnit.SECONDS);
    }

    /// @param hearing subscribes
    /// @param ringing publishes
    record Pair(StatefulRedisPubSubConnection<byte[], byte[]> hearing,
            StatefulRedisPubSubConnection<byte[], byte[]> ringing) {

        void drop() {
            this.hearing.closeAsync();
            this.ringing.closeAsync();
        }

    }

}
