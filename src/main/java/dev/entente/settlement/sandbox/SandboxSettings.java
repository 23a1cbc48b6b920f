// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement.sandbox;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the built-in provider behaves.
///
/// @param forceOutcomes whether the last two digits of an amount force an outcome; off, every order is confirmed
/// @param settlesAfter how long a forced delay lasts, on the product's clock
/// @param lateBy how much later than that a late notice rings, on the product's clock
/// @param ringEvery how often due notices are looked for
/// @param noticesMax how many notices ring at a time
@ConfigurationProperties("entente.settlement.sandbox")
record SandboxSettings(@DefaultValue("true") boolean forceOutcomes, @DefaultValue("2s") Duration settlesAfter,
        @DefaultValue("24h") Duration lateBy, @DefaultValue("250ms") Duration ringEvery,
        @DefaultValue("100") int noticesMax) {
}
