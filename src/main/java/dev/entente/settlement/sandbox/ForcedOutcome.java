// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement.sandbox;

/// What the last two digits of an amount in minor units make the sandbox do; all other amounts are plainly confirmed.
///
/// | amount ends in | the sandbox |
/// |---|---|
/// | `01` | is pending, confirms after two seconds and rings |
/// | `02` | refuses |
/// | `03` | carries the first order out and never answers it |
/// | `04` | is pending, confirms after two seconds and rings four times, for two events |
/// | `05` | is pending, confirms after two seconds and rings a day late |
/// | `06` | is pending, refuses after two seconds and rings |
/// | `07` | confirms, takes the money back after two seconds and rings |
/// | `08` | answers the first order with a 500 and does nothing, then works |
/// | `09` | answers the first order with a 409 while it carries it out, which takes two seconds |
enum ForcedOutcome {

    CONFIRMED, PENDING, REFUSED, SILENT, RINGS_TWICE, RINGS_LATE, FAILS_LATER, REVERSED_LATER, BROKEN_ONCE, BUSY_ONCE;

    private static final int LAST_TWO_DIGITS = 100;

    static ForcedOutcome of(long amountMinor) {
        var ending = (int) (amountMinor % LAST_TWO_DIGITS);
        return ending < values().length ? values()[ending] : CONFIRMED;
    }

    /// How the transfer stands at first.
    String first() {
        return switch (this) {
            case PENDING, RINGS_TWICE, RINGS_LATE, FAILS_LATER, BUSY_ONCE -> "pending";
            case REFUSED -> "failed";
            case CONFIRMED, SILENT, REVERSED_LATER, BROKEN_ONCE -> "confirmed";
        };
    }

    /// How it stands after the delay; empty where it stays as it is.
    String later() {
        return switch (this) {
            case PENDING, RINGS_TWICE, RINGS_LATE, BUSY_ONCE -> "confirmed";
            case FAILS_LATER -> "failed";
            case REVERSED_LATER -> "reversed";
            case CONFIRMED, REFUSED, SILENT, BROKEN_ONCE -> "";
        };
    }

}
