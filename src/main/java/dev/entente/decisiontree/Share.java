// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

/// A part of the item price, in whole per cent; both bounds are the same where the tree fixes the share.
///
/// @param minPercent the least, from 0
/// @param maxPercent the most, up to 100
public record Share(int minPercent, int maxPercent) {

    /// Whether there is nothing to negotiate about.
    public boolean isFixed() {
        return this.minPercent == this.maxPercent;
    }

}
