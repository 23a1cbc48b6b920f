// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.entente.order.Order;
import dev.entente.order.Order.Kind;
import dev.entente.order.Order.Line;
import dev.entente.order.Order.Parcel;
import dev.entente.order.Order.Payment;
import dev.entente.order.Order.Person;

/// The orders of the demo shop, told from a moment: each begins another kind of dispute.
///
/// @param tenant whose orders they are
/// @param now the moment
record DemoOrders(String tenant, Instant now) {

    private static final Person alice = person("b-1", "Alice Martin", "fr", null);

    private static final Person tom = person("b-2", "Tom Baker", "en", null);

    private static final Person chloe = person("b-3", "Chloé Durand", "fr", null);

    private static final Person dockside = person("s-1", "Brocante du Port", "en", "professional");

    private static final Person loom = person("s-2", "Atelier Lin & Laine", "fr", "professional");

    private static final Person plumber = person("s-3", "Plomberie Rivoire", "fr", "professional");

    private static final Person private1 = person("s-4", "Sam Reed", "en", "private");

    List<Order> list() {
        return List.of(
                goods("o-1001", alice, dockside, line("Abat-jour en lin", 8_900, "home"), 690, delivered(2, "6A10001")),
                goods("o-1002", tom, loom, line("Linen tablecloth", 4_200, "home"), 490,
                        new Parcel("colissimo", "6A10002", "transit", null)),
                goods("o-1003", chloe, dockside, line("Tasse en grès", 1_800, "home"), 450,
                        new Parcel("colissimo", "6A10003", "lost", null)),
                service("o-1004", alice, plumber, line("Réparation d'une fuite", 14_500, "plumbing"), 3),
                goods("o-1005", tom, dockside, line("Oak writing desk", 59_000, "furniture"), 3_000,
                        delivered(4, "6A10005")),
                outsideEscrow("o-1006", chloe, private1, line("Vélo d'occasion", 12_000, "sport"),
                        delivered(3, "6A10006")),
                goods("o-1007", tom, loom, line("Wool throw", 7_500, "home"), 590, delivered(1, "6A10007")),
                service("o-1008", tom, plumber, line("Boiler check", 9_900, "plumbing"), 2));
    }

    private static Person person(String id, String name, String locale, @Nullable String kind) {
        return new Person(id, name, locale, id + "@demo.example", kind);
    }

    private static Line line(String title, long priceMinor, String category) {
        return new Line("l1", title, 1, priceMinor, category);
    }

    private Parcel delivered(int daysAgo, String tracking) {
        return new Parcel("colissimo", tracking, "delivered", ago(daysAgo));
    }

    private Instant ago(int days) {
        return this.now.minus(Duration.ofDays(days));
    }

    private Order goods(String id, Person buyer, Person seller, Line line, long shipping, Parcel parcel) {
        long paid = line.priceMinor() + shipping;
        return new Order(this.tenant, id, buyer, seller, Kind.GOODS, List.of(line), shipping, paid, "EUR",
                new Payment(true, paid, "demo_" + id), ago(12), ago(3), null, parcel);
    }

    private Order service(String id, Person buyer, Person seller, Line line, int daysAgo) {
        return new Order(this.tenant, id, buyer, seller, Kind.SERVICE, List.of(line), 0, line.priceMinor(), "EUR",
                new Payment(true, line.priceMinor(), "demo_" + id), ago(10), null, ago(daysAgo), null);
    }

    private Order outsideEscrow(String id, Person buyer, Person seller, Line line, Parcel parcel) {
        return new Order(this.tenant, id, buyer, seller, Kind.GOODS, List.of(line), 0, line.priceMinor(), "EUR",
                new Payment(false, 0, null), ago(12), ago(3), null, parcel);
    }

}
