// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.entente.gateway.Words;
import dev.entente.order.Order;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;

/// An order as a marketplace tells it: checked as a whole before anything of it is believed.
record OrderFacts(@Nullable Person buyer, @Nullable Person seller, @Nullable String kind, @Nullable List<Line> lines,
        @Nullable Long shippingMinor, @Nullable Long paidMinor, @Nullable String currency, @Nullable Payment payment,
        @Nullable Instant placedAt, @Nullable Instant promisedAt, @Nullable Instant serviceAt,
        @Nullable Parcel parcel) {

    static final Set<String> PARCEL_STATUSES = Set.of("pending", "transit", "pickup", "delivered", "undelivered",
            "exception", "lost", "returned", "expired");

    private static final int textMax = 200;

    private static final int linesMax = 200;

    private static final int quantityMax = 10_000;

    private static final long amountMax = 100_000_000_000L;

    Order order(String tenant, String id) {
        var paid = amount("paid_minor", this.paidMinor, null);
        var payment = this.payment == null ? new Order.Payment(false, 0, null) : this.payment.payment(paid);
        return new Order(tenant, word("order_id", id), person("buyer", this.buyer), person("seller", this.seller),
                kindOf(), checkedLines(), amount("shipping_minor", this.shippingMinor, 0L), paid, currencyOf(), payment,
                required("placed_at", this.placedAt), this.promisedAt, this.serviceAt,
                this.parcel == null ? null : this.parcel.parcel());
    }

    private static Order.Person person(String field, @Nullable Person person) {
        Person given = required(field, person);
        return new Order.Person(word(field + ".id", given.id()), word(field + ".name", given.name()),
                given.locale() == null ? null : word(field + ".locale", given.locale()),
                given.email() == null ? null : word(field + ".email", given.email()), given.kind());
    }

    private Order.Kind kindOf() {
        return switch (Objects.requireNonNullElse(this.kind, "")) {
            case "goods" -> Order.Kind.GOODS;
            case "service" -> Order.Kind.SERVICE;
            default -> throw Refused.invalid("kind", "'kind' is goods or service.");
        };
    }

    private List<Order.Line> lineList(List<Line> given) {
        var ids = new HashSet<String>();
        return given.stream().map(line -> {
            var checked = required("lines", line).line();
            if (!ids.add(checked.id())) {
                throw Refused.invalid("lines.id", "Each line has its own id.");
            }
            return checked;
        }).toList();
    }

    private List<Order.Line> checkedLines() {
        List<Line> given = required("lines", this.lines);
        if (given.isEmpty() || given.size() > linesMax) {
            throw Refused.invalid("lines", "An order has 1 to " + linesMax + " lines.");
        }
        return lineList(given);
    }

    private String currencyOf() {
        String code = required("currency", this.currency);
        try {
            return Currency.getInstance(code).getCurrencyCode();
        }
        catch (IllegalArgumentException ex) {
            throw new Refused(new Refusal(Refusal.Reason.AMOUNT, "'currency' has to be an ISO 4217 code.",
                    Map.of("field", "currency")));
        }
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Refused.invalid(field, "'" + field + "' is missing.");
        }
        return value;
    }

    static String word(String field, @Nullable String text) {
        String clean = Words.clean(required(field, text));
        if (clean.isEmpty() || clean.length() > textMax || clean.contains("\n")) {
            throw Refused.invalid(field, "'" + field + "' has 1 to " + textMax + " characters on one line.");
        }
        return clean;
    }

    static long amount(String field, @Nullable Long amount, @Nullable Long otherwise) {
        long value = required(field, amount == null ? otherwise : amount);
        if (value < 0 || value > amountMax) {
            throw new Refused(new Refusal(Refusal.Reason.AMOUNT, "'" + field + "' is out of bounds.",
                    Map.of("field", field, "min_minor", 0L, "max_minor", amountMax)));
        }
        return value;
    }

    /// A buyer or a seller.
    record Person(@Nullable String id, @Nullable String name, @Nullable String locale, @Nullable String email,
            @Nullable String kind) {

        Person {
            if (kind != null && !Set.of("professional", "private").contains(kind)) {
                throw Refused.invalid("seller.kind", "'kind' of a person is professional or private.");
            }
        }

    }

    record Line(@Nullable String id, @Nullable String title, @Nullable Integer quantity, @Nullable Long priceMinor,
            @Nullable String category) {

        Order.Line line() {
            int count = this.quantity == null ? 1 : this.quantity;
            if (count < 1 || count > quantityMax) {
                throw Refused.invalid("lines.quantity", "'quantity' is from 1 to " + quantityMax + ".");
            }
            return new Order.Line(word("lines.id", this.id), word("lines.title", this.title), count,
                    amount("lines.price_minor", this.priceMinor, null),
                    this.category == null ? null : word("lines.category", this.category));
        }

    }

    record Payment(@Nullable Boolean escrow, @Nullable Long heldMinor, @Nullable String reference) {

        Order.Payment payment(long paidMinor) {
            boolean held = required("payment.escrow", this.escrow);
            long amount = amount("payment.held_minor", this.heldMinor, held ? null : Long.valueOf(0));
            if (amount > (held ? paidMinor : 0)) {
                throw new Refused(new Refusal(Refusal.Reason.AMOUNT, "No more can be held than was paid into escrow.",
                        Map.of("field", "payment.held_minor", "min_minor", 0L, "max_minor", held ? paidMinor : 0L)));
            }
            return new Order.Payment(held, amount,
                    this.reference == null ? null : word("payment.reference", this.reference));
        }

    }

    record Parcel(@Nullable String carrier, @Nullable String tracking, @Nullable String status,
            @Nullable Instant deliveredAt) {

        Order.Parcel parcel() {
            return new Order.Parcel(this.carrier == null ? null : word("parcel.carrier", this.carrier),
                    this.tracking == null ? null : word("parcel.tracking", this.tracking),
                    OrderFacts.status("parcel.status", this.status), this.deliveredAt);
        }

    }

    static String status(String field, @Nullable String status) {
        String given = required(field, status).toLowerCase(Locale.ROOT);
        if (!PARCEL_STATUSES.contains(given)) {
            throw Refused.invalid(field, "'" + field + "' is one of " + new TreeSet<>(PARCEL_STATUSES));
        }
        return given;
    }

}
