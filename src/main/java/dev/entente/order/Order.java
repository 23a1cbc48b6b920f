// SPDX-License-Identifier: Apache-2.0

package dev.entente.order;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What was bought, from whom, and where its money and its parcel are.
///
/// @param lines what was bought, at least one line
/// @param shippingMinor what delivery cost, in minor units
/// @param paidMinor what the buyer paid in all, in minor units
/// @param serviceAt when a service was to be done; goods have a parcel instead
public record Order(String tenant, String id, Person buyer, Person seller, Kind kind, List<Line> lines,
        long shippingMinor, long paidMinor, String currency, Payment payment, Instant placedAt,
        @Nullable Instant promisedAt, @Nullable Instant serviceAt, @Nullable Parcel parcel) {

    public Order {
        lines = List.copyOf(lines);
    }

    /// The price of some lines without shipping, in minor units.
    public long priceOf(List<String> lineIds) {
        return this.lines.stream()
            .filter(line -> lineIds.contains(line.id()))
            .mapToLong(line -> Math.multiplyExact(line.priceMinor(), line.quantity()))
            .reduce(0, Math::addExact);
    }

    public List<String> lineIds() {
        return this.lines.stream().map(Line::id).toList();
    }

    /// Whether the goods have arrived, or the time of the service is over.
    public boolean isDeliveredBy(Instant at) {
        if (this.kind == Kind.SERVICE) {
            return this.serviceAt != null && !this.serviceAt.isAfter(at);
        }
        return this.parcel != null && this.parcel.deliveredAt() != null;
    }

    public Order with(Parcel moved) {
        return new Order(this.tenant, this.id, this.buyer, this.seller, this.kind, this.lines, this.shippingMinor,
                this.paidMinor, this.currency, this.payment, this.placedAt, this.promisedAt, this.serviceAt, moved);
    }

    public enum Kind {

        GOODS, SERVICE

    }

    /// @param kind {@code professional} or {@code private}; null is private
    public record Person(String id, String name, @Nullable String locale, @Nullable String email,
            @Nullable String kind) {

        /// The language that this person is served in: French where they ask for it, else
        /// English.
        public String language() {
            return this.locale != null && this.locale.startsWith("fr") ? "fr" : "en";
        }

        public boolean isProfessional() {
            return "professional".equals(this.kind);
        }

    }

    /// @param priceMinor per unit, in minor units
    public record Line(String id, String title, int quantity, long priceMinor, @Nullable String category) {
    }

    /// @param escrow whether a provider holds the money
    /// @param heldMinor what it holds, in minor units
    /// @param reference the provider's name for the payment
    public record Payment(boolean escrow, long heldMinor, @Nullable String reference) {
    }

    /// @param status pending, transit, pickup, delivered, undelivered, exception, lost,
    /// returned or expired
    public record Parcel(@Nullable String carrier, @Nullable String tracking, String status,
            @Nullable Instant deliveredAt) {
    }

}
