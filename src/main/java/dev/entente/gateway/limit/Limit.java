// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.limit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;

/// One limit with a bucket for everybody it counts. A bucket that nobody touched for a minute is full again, so it may be
/// forgotten.
final class Limit {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final String name;

    private final int perMinute;

    private final Cache<String, Bucket> buckets;

    Limit(String name, int perMinute, int namesMax) {
        this.name = name;
        this.perMinute = perMinute;
        this.buckets = Caffeine.newBuilder().maximumSize(namesMax).expireAfterAccess(WINDOW).build();
    }

    Bucket of(String key) {
        return this.buckets.get(key, _ -> bucket());
    }

    private Bucket bucket() {
        return Bucket.builder()
            .addLimit(Bandwidth.builder().capacity(this.perMinute).refillGreedy(this.perMinute, WINDOW).build())
            .build();
    }

    /// Takes one where one is left.
    Standing take(String key) {
        var probe = of(key).tryConsumeAndReturnRemaining(1);
        return new Standing(this.name, this.perMinute, probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                probe.isConsumed() ? 0 : seconds(probe.getNanosToWaitForRefill()));
    }

    /// How it stands with a bucket that has nothing left.
    Standing empty(Bucket bucket) {
        return new Standing(this.name, this.perMinute, 0, 1,
                seconds(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill()));
    }

    private static long seconds(long nanos) {
        return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1));
    }

}
