// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

/// One thing that a text says and that must not be invented, lost or changed.
///
/// @param kind what it is
/// @param value the same for every way to write it, in French or English
/// @param written as it stands in the text
record Fact(Kind kind, String value, String written) {

    /// Whether both say the same; a date without a year is that of any year.
    boolean isSameAs(Fact other) {
        return this.kind == other.kind && (this.value.equals(other.value) || this.kind == Kind.DATE
                && (this.value.startsWith(other.value + '/') || other.value.startsWith(this.value + '/')));
    }

    /// What a fact is about.
    enum Kind {

        /// A link, an e-mail address, a telephone or an account number.
        ADDRESS,

        /// A day of the calendar.
        DATE,

        /// A time of the day.
        TIME,

        /// Money.
        AMOUNT,

        /// A share in percent, or a half, a third, a double.
        SHARE,

        /// A length of time.
        DURATION,

        /// A number of an order, a parcel or a model.
        CODE,

        /// Any other number.
        NUMBER,

        /// A day as people say it: a weekday, tomorrow, next week.
        DAY,

        /// A saying that binds, judges or gives itself away: see [Claims].
        CLAIM

    }

}
