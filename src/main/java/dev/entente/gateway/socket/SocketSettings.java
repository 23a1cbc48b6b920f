// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of the STOMP door.
///
/// @param perUserMax how many connections one person may have open
/// @param perAddressMax how many connections one network address may have open
/// @param perTenantMax how many connections the people of one tenant may have open on this node
/// @param totalMax how many connections this node takes; more are sent to another one
/// @param sendsInFlightMax how many words of one connection may wait for their commit
/// @param threadsKnownMax how many threads a connection remembers to have entered
/// @param replayRoomTimeMax how long a replay waits for its reader to make room
/// @param inboxThreadsMax how many threads an inbox follows word for word; of others it tells changes of the case
/// @param inboxRest how long changes gather before an inbox or the desk is told
/// @param closeTimeMax how long a closing handshake may take before the line is cut
/// @param stopTimeMax how long a planned stop may wait for its connections
@ConfigurationProperties("entente.socket")
record SocketSettings(@DefaultValue("20") int perUserMax, @DefaultValue("10000") int perAddressMax,
        @DefaultValue("20000") int perTenantMax, @DefaultValue("20000") int totalMax,
        @DefaultValue("64") int sendsInFlightMax, @DefaultValue("128") int threadsKnownMax,
        @DefaultValue("30s") Duration replayRoomTimeMax, @DefaultValue("20") int inboxThreadsMax,
        @DefaultValue("150ms") Duration inboxRest, @DefaultValue("2s") Duration closeTimeMax,
        @DefaultValue("6s") Duration stopTimeMax) {

    SocketSettings {
        require(perUserMax > 0 && perAddressMax > 0 && perTenantMax > 0 && totalMax > 0,
                "connections are allowed to everyone");
        require(sendsInFlightMax > 0 && threadsKnownMax > 0 && inboxThreadsMax > 0, "every count is positive");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("entente.socket: " + rule);
        }
    }

}
