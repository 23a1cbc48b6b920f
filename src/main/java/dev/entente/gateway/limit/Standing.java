// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.limit;

import java.util.Map;

import dev.entente.party.Refusal;
import dev.entente.party.Refused;

/// How it stands with a limit after something was asked for.
///
/// @param limit its name, as in the settings
/// @param perMinute what it allows
/// @param left how much of it is left
/// @param resetAfter seconds until nothing of it is used
/// @param retryAfter seconds until one more is allowed; none where this one was
public record Standing(String limit, int perMinute, long left, long resetAfter, long retryAfter) {

    public boolean isOver() {
        return this.retryAfter > 0;
    }

    /// The one that leaves less.
    Standing tighter(Standing other) {
        return isOver() || (!other.isOver() && this.left <= other.left) ? this : other;
    }

    /// Refuses what was over.
    public void demand() {
        if (isOver()) {
            throw refused();
        }
    }

    public Refused refused() {
        return new Refused(new Refusal(Refusal.Reason.TOO_MANY, "Slow down: this was not carried out.",
                Map.of("limit", this.limit, "retry_after", this.retryAfter)));
    }

    /// The fields in which HTTP says it.
    public Map<String, String> headers() {
        return Map.of("RateLimit-Policy", "\"" + this.limit + "\";q=" + this.perMinute + ";w=60", "RateLimit",
                "\"" + this.limit + "\";r=" + this.left + ";t=" + this.resetAfter);
    }

}
