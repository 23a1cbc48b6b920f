// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// One half of an instruction.
///
/// @param reason why it failed, if it did
record Leg(LegKind kind, long amountMinor, LegState state, @Nullable String reason) {

    /// The reason of a leg that was never shown to the provider because the other one
    /// failed.
    static final String NOT_ATTEMPTED = "not_attempted";

    static Leg requested(LegKind kind, long amountMinor) {
        return new Leg(kind, amountMinor, amountMinor == 0 ? LegState.NONE : LegState.REQUESTED, null);
    }

    /// The key is derived, so that even a database restored from yesterday asks for the
    /// same movement.
    static UUID key(UUID instructionId, LegKind kind) {
        return UUID.nameUUIDFromBytes((instructionId + "/" + kind.wire()).getBytes(StandardCharsets.US_ASCII));
    }

    Leg become(LegState next) {
        return new Leg(this.kind, this.amountMinor, next, null);
    }

    Leg fail(String why) {
        return new Leg(this.kind, this.amountMinor, LegState.FAILED, why);
    }

    boolean isFailed() {
        return this.state == LegState.FAILED;
    }

}
