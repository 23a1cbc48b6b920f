// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How photos are looked at.
///
/// @param describe whether photos that were shown are described at all
/// @param ocr whether text in pictures is read
/// @param ocrTimeMax after this long reading one picture is given up
/// @param ocrSizeMax a larger stored copy is not read
/// @param lookEvery how often a node looks for photos that no ring told it of
/// @param lookLease how long a node may be at one photo before another takes it
/// @param lookRest how long a photo rests after a failure, times the number of failures
/// @param lookRestMax the longest rest
/// @param lookStopGrace how long a stop waits for the photo under way
/// @param usedBeforeMax how many other conversations are named that showed the same picture
@ConfigurationProperties("entente.evidence")
record LookSettings(@DefaultValue("true") boolean describe, @DefaultValue("true") boolean ocr,
        @DefaultValue("20s") Duration ocrTimeMax, @DefaultValue("8MB") DataSize ocrSizeMax,
        @DefaultValue("2s") Duration lookEvery, @DefaultValue("1m") Duration lookLease,
        @DefaultValue("2s") Duration lookRest, @DefaultValue("5m") Duration lookRestMax,
        @DefaultValue("5s") Duration lookStopGrace, @DefaultValue("5") int usedBeforeMax) {

    LookSettings {
        require(ocrTimeMax.isPositive() && lookEvery.isPositive() && lookRest.isPositive(),
                "the times of looking must be longer than nothing");
        require(lookLease.compareTo(ocrTimeMax) > 0, "look-lease must be longer than ocr-time-max");
        require(usedBeforeMax > 0, "used-before-max must be at least 1");
    }

    /// How long a model may take: the other half of the lease is for the rest.
    Duration modelTimeMax() {
        return this.lookLease.dividedBy(2);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("entente.evidence: " + message);
        }
    }

}
