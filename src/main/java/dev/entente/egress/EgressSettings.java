// SPDX-License-Identifier: Apache-2.0

package dev.entente.egress;

import java.time.Duration;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Where calls may go, and how long they may take.
///
/// @param allowLocal for development: plain HTTP, every port, and the loopback addresses of this machine are allowed
/// too; every other inner address stays forbidden
/// @param ports the ports that may be called
/// @param urlLengthMax the longest address
/// @param namesAtOnce how many names are looked up at once
/// @param namesWaitingMax how many more may wait for that
/// @param nameTimeMax how long one name may take
/// @param connectTimeMax how long a connection may take
/// @param exchangeTimeMax how long a call may take, from its name to its answer
/// @param answerSizeMax how much of an answer is read
/// @param answerTimeMax how long the rest of an answer is waited for, once its status is there
@ConfigurationProperties("entente.egress")
record EgressSettings(@DefaultValue("false") boolean allowLocal, @DefaultValue( {
        "443", "8443" }) Set<Integer> ports, @DefaultValue("500") int urlLengthMax, @DefaultValue("8") int namesAtOnce,
        @DefaultValue("256") int namesWaitingMax, @DefaultValue("4s") Duration nameTimeMax,
        @DefaultValue("5s") Duration connectTimeMax, @DefaultValue("15s") Duration exchangeTimeMax,
        @DefaultValue("4KB") DataSize answerSizeMax, @DefaultValue("2s") Duration answerTimeMax){

    EgressSettings {
        if (ports.isEmpty() || namesAtOnce < 1 || namesWaitingMax < 1 || urlLengthMax < 1) {
            throw new IllegalArgumentException("entente.egress: ports and numbers must be at least one");
        }
        if (!connectTimeMax.isPositive() || exchangeTimeMax.compareTo(connectTimeMax) < 0) {
            throw new IllegalArgumentException(
                    "entente.egress: exchange-time-max must not be shorter than connect-time-max");
        }
        ports = Set.copyOf(ports);
    }

}
