// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.entente.decisiontree.Amount;
import dev.entente.decisiontree.Answer;
import dev.entente.decisiontree.Fact;
import dev.entente.decisiontree.Facts;
import dev.entente.dispute.Escrow;
import dev.entente.dispute.Gathering;
import dev.entente.dispute.Pricing;
import dev.entente.order.Order;
import org.jspecify.annotations.Nullable;

/// What a tree may look at: facts of the order, and the answers so far.
final class CaseFacts {

    private CaseFacts() {
    }

    static Facts of(View view, MediationSettings settings) {
        Order order = view.order();
        List<String> lines = Pricing.disputedLines(order, view.now().answers().get(Pricing.LINES));
        long disputed = order.priceOf(lines);
        long total = Math.max(1, order.priceOf(order.lineIds()));
        Instant promised = promisedAt(order, settings);
        var facts = Facts.builder()
            .money(Fact.ORDER_TOTAL, new Amount(order.paidMinor(), order.currency()))
            .money(Fact.ITEM_PRICE, new Amount(disputed, order.currency()))
            .word(Fact.ORDER_KIND, order.kind() == Order.Kind.GOODS ? "goods" : "service")
            .word(Fact.SELLER_KIND, order.seller().isProfessional() ? "professional" : "private")
            .word(Fact.PARCEL, order.parcel() == null ? "none" : order.parcel().status())
            .number(Fact.DAYS_SINCE_PROMISED, days(promised, view.at()))
            .truth(Fact.PROMISED_DATE_PASSED, view.at().isAfter(promised))
            .word(Fact.ESCROW, escrow(view.escrow()))
            .word(Fact.AUTOMATION, settings.manual().contains(view.now().category()) ? "switched-off" : "allowed")
            .number(Fact.DISPUTED_SHARE, disputed * 100 / total);
        Instant delivered = deliveredAt(order);
        if (delivered != null) {
            facts.number(Fact.DAYS_SINCE_DELIVERED, days(delivered, view.at()));
        }
        boolean inTime = delivered == null || days(delivered, view.at()) <= settings.windowDays();
        return facts.truth(Fact.DISPUTE_WINDOW_OPEN, inTime).build();
    }

    static Instant promisedAt(Order order, MediationSettings settings) {
        if (order.promisedAt() != null) {
            return order.promisedAt();
        }
        return order.serviceAt() != null ? order.serviceAt()
                : order.placedAt().plus(Duration.ofDays(settings.deliveryDays()));
    }

    private static @Nullable Instant deliveredAt(Order order) {
        return order.parcel() != null ? order.parcel().deliveredAt() : order.serviceAt();
    }

    private static long days(Instant since, Instant at) {
        return Math.floorDiv(Duration.between(since, at).toSeconds(), Duration.ofDays(1).toSeconds());
    }

    private static String escrow(Escrow.Position position) {
        if (!position.escrow()) {
            return "none";
        }
        return position.heldMinor() > 0 ? "held" : "released";
    }

    /// The answers under the names of the tree's nodes.
    static Map<String, Answer> answers(View view) {
        var answers = new LinkedHashMap<String, Answer>();
        view.now().answers().forEach((id, given) -> answers.put(node(id), answer(given, view.order().currency())));
        return answers;
    }

    private static String node(String questionId) {
        return questionId.startsWith(Gathering.WISH + "-") ? questionId.substring(Gathering.WISH.length() + 1)
                : questionId;
    }

    private static Answer answer(dev.entente.dispute.Answer given, String currency) {
        if (given.optionIds() != null) {
            return new Answer.Chosen(given.optionIds());
        }
        if (given.amountMinor() != null) {
            return new Answer.Sum(new Amount(given.amountMinor(), currency));
        }
        if (given.date() != null) {
            return new Answer.Day(given.date());
        }
        return given.photoIds() != null ? new Answer.Photos(given.photoIds().size())
                : new Answer.Words(given.text() == null ? "" : given.text());
    }

}
