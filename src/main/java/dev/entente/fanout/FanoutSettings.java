// SPDX-License-Identifier: Apache-2.0

package dev.entente.fanout;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of the bells.
///
/// @param connectTimeMax how long a connection to Redis may take to come up
/// @param connectRetry how long a failed connection rests before the next try
/// @param ringsInFlight how many rings wait for Redis at most; beyond it they are dropped
/// @param presenceInterval how often a node tells the others that it is there
/// @param silenceMax after what silence another node counts as gone, and after what silence of its own voice a node
/// takes its line to Redis for dead
@ConfigurationProperties("entente.fanout")
record FanoutSettings(@DefaultValue("3s") Duration connectTimeMax, @DefaultValue("1s") Duration connectRetry,
        @DefaultValue("10000") int ringsInFlight, @DefaultValue("1s") Duration presenceInterval,
        @DefaultValue("10s") Duration silenceMax) {

    FanoutSettings {
        if (presenceInterval.isNegative() || presenceInterval.isZero()
                || silenceMax.compareTo(presenceInterval.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("entente.fanout: silence-max is at least twice the presence-interval");
        }
    }

}
