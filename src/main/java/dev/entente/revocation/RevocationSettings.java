// SPDX-License-Identifier: Apache-2.0

package dev.entente.revocation;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of revocations.
///
/// @param pollEvery how often a node looks for those that no bell told it of
/// @param overlap how far each look reaches back behind the last one, for those that were stored late
/// @param stopGrace how long a stop waits for a look under way
@ConfigurationProperties("entente.revocations")
record RevocationSettings(@DefaultValue("2s") Duration pollEvery, @DefaultValue("1m") Duration overlap,
        @DefaultValue("2s") Duration stopGrace) {
}
