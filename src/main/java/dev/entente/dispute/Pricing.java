// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.List;

import dev.entente.dispute.Terms.PaidBy;
import dev.entente.dispute.Terms.Return;
import dev.entente.order.Order;
import dev.entente.party.Refusal;
import org.jspecify.annotations.Nullable;

/// What remedies come to in money (P3, P4, P5).
public final class Pricing {

    /// The question which lines of an order are at fault.
    public static final String LINES = "lines";

    private Pricing() {
    }

    static List<String> disputedLines(Course course) {
        return disputedLines(course.setting.order(), course.answers.get(LINES));
    }

    /// The lines at fault: those that were named, else all.
    public static List<String> disputedLines(Order order, @Nullable Answer named) {
        return named == null ? order.lineIds() : named.chosen();
    }

    /// The least and the most that a partial refund may be, in minor units, half-up (P4).
    public static Bounds partial(Order order, List<String> lines, DisputeSettings settings) {
        long price = order.priceOf(lines);
        return new Bounds(share(price, settings.partialPercentMin()),
                Math.min(share(price, settings.partialPercentMax()), order.paidMinor()));
    }

    /// A share of an amount in percent, half-up to the minor unit.
    public static long share(long amountMinor, int percent) {
        return Math.floorDiv(Math.addExact(Math.multiplyExact(amountMinor, percent), 50), 100);
    }

    /// All that the disputed lines cost; with shipping where nothing arrived, or where no
    /// line is without fault.
    public static long full(Order order, List<String> lines, boolean nothingArrived) {
        boolean all = lines.containsAll(order.lineIds());
        long amount = order.priceOf(lines) + (nothingArrived || all ? order.shippingMinor() : 0);
        return Math.min(amount, order.paidMinor());
    }

    static Price counter(Setting setting, List<String> lines, Command.Respond respond) {
        Order order = setting.order();
        Remedy remedy = respond.remedy() != null ? respond.remedy() : Remedy.PARTIAL_REFUND;
        if (remedy == Remedy.NONE) {
            return new Price.Outside(Refusal.of(Refusal.Reason.UNPROCESSABLE, "Only an agent can rule that."));
        }
        if (remedy.hasFreeAmount()) {
            return partial(order, setting, lines, remedy, respond.amountMinor());
        }
        long amount = remedy.isFullRefund() ? full(order, lines, false) : 0;
        if (respond.amountMinor() != null && respond.amountMinor() != amount) {
            return new Price.Outside(new Refusal(Refusal.Reason.OUTSIDE_POLICY,
                    "The amount of this remedy is fixed by the order.", Negotiating.bounds(amount, amount)));
        }
        Return goods = remedy.isFullRefund() && remedy != Remedy.CANCEL && order.kind() == Order.Kind.GOODS
                ? Return.REQUIRED : Return.NONE;
        return new Price.Inside(new Terms(remedy, amount, order.currency(), goods, PaidBy.SELLER));
    }

    private static Price partial(Order order, Setting setting, List<String> lines, Remedy remedy,
            @Nullable Long amount) {
        Bounds bounds = partial(order, lines, setting.settings());
        if (amount == null || amount < bounds.minMinor() || amount > bounds.maxMinor()) {
            return new Price.Outside(
                    new Refusal(Refusal.Reason.OUTSIDE_POLICY, "A partial refund has to be within the policy.",
                            Negotiating.bounds(bounds.minMinor(), bounds.maxMinor())));
        }
        return new Price.Inside(new Terms(remedy, amount, order.currency(), Return.NONE, PaidBy.SELLER));
    }

    /// A range of amounts in minor units, both ends included.
    public record Bounds(long minMinor, long maxMinor) {
    }

    /// A price, or why there is none.
    sealed interface Price {

        record Inside(Terms terms) implements Price {
        }

        record Outside(Refusal why) implements Price {
        }

    }

}
