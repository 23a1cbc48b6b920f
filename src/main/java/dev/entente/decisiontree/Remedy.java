// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The remedies of the policy that a tree may propose, and the phrases by which trees name them.
enum Remedy {

    FULL_REFUND(0, 0, "full refund"),
    /// P4: 5 % to 70 % of the item price.
    PARTIAL_REFUND(5, 70, "partial refund"), REPLACEMENT(0, 0, "replacement"), REPAIR(0, 0, "repair"),
    SEND_MISSING(0, 0, "missing part"), DELIVER(0, 0, "new delivery", "delivery by a date"),
    FREE_RETURN(0, 0, "free return"), REDO_SERVICE(0, 0, "service done again"), CANCEL(0, 0, "cancelled order"),
    COMPENSATION(1, 70, "compensation"), PRICE_CORRECTION(1, 100, "price correction");

    private final int minPercent;

    private final int maxPercent;

    private final List<String> phrases;

    Remedy(int minPercent, int maxPercent, String... phrases) {
        this.minPercent = minPercent;
        this.maxPercent = maxPercent;
        this.phrases = List.of(phrases);
    }

    static Optional<Remedy> of(String phrase) {
        return Arrays.stream(values()).filter(it -> it.phrases.contains(phrase)).findFirst();
    }

    static List<String> phrases() {
        return Arrays.stream(values()).flatMap(it -> it.phrases.stream()).toList();
    }

    /// The code of the policy, such as `full_refund`.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it is a part of the price that may be named in per cent.
    boolean takesShare() {
        return this.maxPercent > 0;
    }

    boolean needsShare() {
        return this == PARTIAL_REFUND;
    }

    boolean movesShipping() {
        return this == FULL_REFUND || this == CANCEL;
    }

    boolean allows(Share share) {
        return this.minPercent <= share.minPercent() && share.minPercent() <= share.maxPercent()
                && share.maxPercent() <= this.maxPercent;
    }

    String bounds() {
        return "between %d and %d %%".formatted(this.minPercent, this.maxPercent);
    }

}
