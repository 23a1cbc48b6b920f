// SPDX-License-Identifier: Apache-2.0

package dev.entente.fanout;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of the bells.
///
/// @param connectTimeMax how long a connection to Redis may take to come up
/// @param connectRetry how long a failed connection rests before the next try
/// @param askEvery how often both lines are asked for a sign of life; one that owes it for longer than a connection may
/// take to come up is made anew
/// @param ringsInFlight how many rings wait for Redis at most; beyond it they are dropped
@ConfigurationProperties("entente.fanout")
record FanoutSettings(@DefaultValue("3s") Duration connectTimeMax, @DefaultValue("1s") Duration connectRetry,
        @DefaultValue("5s") Duration askEvery, @DefaultValue("10000") int ringsInFlight) {
}
