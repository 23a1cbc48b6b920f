// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Limits of the doors.
///
/// @param bodySizeMax the largest body of a request, photos aside
/// @param pageMax the most items of one answer
/// @param pageDefault how many items an answer has where nothing is said
/// @param heartBeat how often a silent stream says that it is alive
/// @param tokenGrace how long a stream outlives its token, so that a fresh one can take over
/// @param keyLife how long an answer is kept under its Idempotency-Key, in real time
/// @param keyLease after this long a request that never ended may be taken over
/// @param historyMax how many other cases of a party an agent is shown
/// @param caseFileEventsMax how many events a case file holds
/// @param readingsMax how many texts are read in one call
/// @param stopNotice how long a node that is to stop serves everybody after its readiness has fallen
/// @param stopSpread over what time clients are asked to come back after a planned stop
@ConfigurationProperties("entente.gateway")
public record GatewaySettings(@DefaultValue("64KB") DataSize bodySizeMax, @DefaultValue("500") int pageMax,
        @DefaultValue("100") int pageDefault, @DefaultValue("15s") Duration heartBeat,
        @DefaultValue("25s") Duration tokenGrace, @DefaultValue("24h") Duration keyLife,
        @DefaultValue("30s") Duration keyLease, @DefaultValue("20") int historyMax,
        @DefaultValue("5000") int caseFileEventsMax, @DefaultValue("500") int readingsMax,
        @DefaultValue("2s") Duration stopNotice, @DefaultValue("2s") Duration stopSpread) {
}
