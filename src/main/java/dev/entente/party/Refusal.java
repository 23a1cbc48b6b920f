// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.util.Locale;
import java.util.Map;

/// Why something is not done, in a form that a program can act on and a person can read.
///
/// @param reason the kind of refusal; its code is stable
/// @param detail one English sentence
/// @param facts what helps to do better, such as {@code min_minor} or {@code holder}
public record Refusal(Reason reason, String detail, Map<String, Object> facts) {

    public static Refusal of(Reason reason, String detail) {
        return new Refusal(reason, detail, Map.of());
    }

    /// The stable last part of the problem's {@code type}.
    public String code() {
        return this.reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kinds of refusal with the HTTP status that says the same.
    public enum Reason {

        MALFORMED(400), INVALID(400), KEY_MISSING(400), KEY_INVALID(400), TOKEN_IN_URL(400), SIGN_IN(401),
        FORBIDDEN(403), TIER_TOO_HIGH(403), ORIGIN(403), NOT_FOUND(404), METHOD(405), NOT_ACCEPTABLE(406), STALE(409),
        CLIENT_ID_REUSED(409), NOT_YOUR_TURN(409), NOT_HOLDER(409), HELD_BY_OTHER(409), ROUNDS_USED(409), CLOSED(409),
        MONEY_FIXED(409), STILL_RUNNING(409), STALE_VIEW(412), TOO_LARGE(413), MEDIA_TYPE(415), OUTSIDE_POLICY(422),
        AMOUNT(422), KEY_REUSED(422), UNPROCESSABLE(422), VIEW_MISSING(428), TOO_MANY(429), BUSY(503), UNAVAILABLE(503),
        FAULT(500);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        public int status() {
            return this.status;
        }

    }

}
