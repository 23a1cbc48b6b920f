// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The clocks and limits of the default policy; the rule stands beside each.
///
/// @param talkingMax nobody tells a problem
/// @param gatheringMax the buyer does not answer the tree
/// @param gatheringReminder when they are reminded
/// @param sellerMax the seller does not answer (P6)
/// @param sellerReminder when they are reminded (P6)
/// @param buyerMax the buyer does not answer a counter (P6)
/// @param buyerReminder when they are reminded (P6)
/// @param returnShippedMax the buyer does not send the goods back (P5)
/// @param returnOnTheWayMax the carrier does not deliver the return
/// @param returnConfirmedMax the seller does not confirm a return that was delivered (P5)
/// @param fulfilmentMax the seller does not do what was agreed
/// @param fulfilmentConfirmedMax the buyer does not say that it is right
/// @param agentMax first answer of an agent (P15)
/// @param seniorMax first answer of a senior agent (P7)
/// @param heldMax an agent who holds a case says nothing
/// @param settlingMax the provider does not confirm
/// @param reopenMax how long a closed case can be opened again, and an outcome contested (P6)
/// @param roundsMax counters, whoever makes them (P6)
/// @param partialPercentMin least partial refund of the disputed lines (P4)
/// @param partialPercentMax most partial refund (P4)
@ConfigurationProperties("entente.dispute")
public record DisputeSettings(@DefaultValue("14d") Duration talkingMax, @DefaultValue("72h") Duration gatheringMax,
        @DefaultValue("48h") Duration gatheringReminder, @DefaultValue("48h") Duration sellerMax,
        @DefaultValue("24h") Duration sellerReminder, @DefaultValue("72h") Duration buyerMax,
        @DefaultValue("48h") Duration buyerReminder, @DefaultValue("7d") Duration returnShippedMax,
        @DefaultValue("21d") Duration returnOnTheWayMax, @DefaultValue("3d") Duration returnConfirmedMax,
        @DefaultValue("7d") Duration fulfilmentMax, @DefaultValue("3d") Duration fulfilmentConfirmedMax,
        @DefaultValue("24h") Duration agentMax, @DefaultValue("2h") Duration seniorMax,
        @DefaultValue("24h") Duration heldMax, @DefaultValue("24h") Duration settlingMax,
        @DefaultValue("14d") Duration reopenMax, @DefaultValue("2") int roundsMax,
        @DefaultValue("5") int partialPercentMin, @DefaultValue("70") int partialPercentMax) {
}
