// SPDX-License-Identifier: Apache-2.0

package dev.entente.fuzz;

import java.util.Base64;
import java.util.SplittableRandom;

/// An input that broke something.
///
/// @param index its number in the campaign
record Finding(long index, byte[] input, Throwable failure) {

    private static final int SHOWN_MAX = 2000;

    /// The failure of the test: what broke, the smallest input that breaks it, and how to
    /// try it again.
    AssertionError written(Source source, Target target, Campaign campaign) {
        byte[] smallest = isHanging() ? this.input
                : new Shrinker(smaller -> breaks(smaller, source, target, campaign)).shrink(this.input);
        var file = campaign.write("-" + this.index + ".input", this.input);
        campaign.write("-" + this.index + ".shrunk", smallest);
        String shown = Base64.getEncoder().encodeToString(smallest);
        return new AssertionError("%s%nRepeat: %s%nInput: %s%nShrunk to %d octets, as base64: %s".formatted(
                this.failure, campaign.replay(this.index), file, smallest.length,
                shown.substring(0, Math.min(SHOWN_MAX, shown.length()))), this.failure);
    }

    private boolean isHanging() {
        return this.failure instanceof AssertionError && String.valueOf(this.failure.getMessage()).endsWith("hangs");
    }

    private boolean breaks(byte[] smaller, Source source, Target target, Campaign campaign) {
        SplittableRandom random = campaign.randomOf(this.index);
        source.draw(random);
        try {
            target.probe(smaller.clone(), random);
            return false;
        }
        catch (Throwable other) {
            return other.getClass() == this.failure.getClass();
        }
    }

}
