// SPDX-License-Identifier: Apache-2.0

package dev.entente.order;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// One tracking step of a carrier.
///
/// @param status one of the statuses of a parcel
/// @param carrierCode the carrier's own word for it
public record ParcelEvent(String status, Instant at, @Nullable String carrierCode, @Nullable String place,
        Direction direction) {

    /// To the buyer, or back to the seller.
    public enum Direction {

        OUTBOUND, RETURN

    }

}
