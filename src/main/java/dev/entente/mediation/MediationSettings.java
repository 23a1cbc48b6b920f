// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.time.Duration;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of the bot's turns.
///
/// @param treesFolder where the decision trees lie
/// @param turnsAtOnce how many turns a node runs side by side
/// @param lease how long a node may hold a turn before another takes it; also the longest turn
/// @param lookEvery how often a node looks for turns that no ring told it of
/// @param stopGrace how long a stop waits for turns under way before they are given to other nodes
/// @param retryRest how long a failed turn rests, times the number of failures
/// @param retryRestMax the longest rest
/// @param stepsMax how many steps one turn may take
/// @param wordsMax how many unread sayings are read at once
/// @param windowDays how long after delivery or work a dispute can be opened (P2)
/// @param deliveryDays when goods are due where no date was promised
/// @param manual categories that go straight to people
@ConfigurationProperties("entente.mediation")
record MediationSettings(@DefaultValue("decision-trees") String treesFolder, @DefaultValue("8") int turnsAtOnce,
        @DefaultValue("30s") Duration lease, @DefaultValue("1s") Duration lookEvery,
        @DefaultValue("6s") Duration stopGrace, @DefaultValue("2s") Duration retryRest,
        @DefaultValue("5m") Duration retryRestMax, @DefaultValue("12") int stepsMax, @DefaultValue("50") int wordsMax,
        @DefaultValue("30") int windowDays, @DefaultValue("30") int deliveryDays,
        @DefaultValue("") Set<String> manual) {
}
