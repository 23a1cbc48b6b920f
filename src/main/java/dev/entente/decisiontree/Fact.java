// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a tree may weigh besides the answers to its own questions; the trees name a fact by its word.
public enum Fact {

    ORDER_TOTAL("order-total", FactType.MONEY, "What the buyer paid for the order, shipping included."),
    ITEM_PRICE("item-price", FactType.MONEY, "The price of the disputed lines, without shipping."),
    ORDER_KIND("order-kind", FactType.WORD, "Whether a thing or a work was bought.", "goods", "service"),
    SELLER_KIND("seller-kind", FactType.WORD, "Whether the seller sells as a trade.", "professional", "private"),
    PARCEL("parcel", FactType.WORD, "What the carrier last said of the parcel; none where nothing was sent.", "pending",
            "transit", "pickup", "delivered", "undelivered", "exception", "lost", "returned", "expired", "none"),
    DAYS_SINCE_PROMISED("days-since-promised", FactType.DAYS,
            "Whole days since the promised date, negative while it is ahead."),
    DAYS_SINCE_DELIVERED("days-since-delivered", FactType.DAYS,
            "Whole days since the delivery, or since the work was due."),
    PROMISED_DATE_PASSED("promised-date-passed", FactType.YES_NO, "Whether the promised date is over."),
    ESCROW("escrow", FactType.WORD, "Where the buyer's money lies: held, never held, or already with the seller.",
            "held", "none", "released"),
    DISPUTE_WINDOW_OPEN("dispute-window-open", FactType.YES_NO,
            "Whether a dispute can still be opened; false only when it is too late, not when it is too early."),
    AUTOMATION("automation", FactType.WORD,
            "Whether the marketplace lets clear and cheap cases of this category be settled at once.", "allowed",
            "switched-off"),
    DISPUTED_SHARE("disputed-share", FactType.SHARE,
            "The part of the order's price that the disputed lines make up, in per cent.");

    private final String word;

    private final FactType type;

    private final String sentence;

    private final List<String> words;

    Fact(String word, FactType type, String sentence, String... words) {
        this.word = word;
        this.type = type;
        this.sentence = sentence;
        this.words = (type == FactType.YES_NO) ? List.of("true", "false") : List.of(words);
    }

    /// The word by which trees name it.
    public String word() {
        return this.word;
    }

    /// The kind of its value.
    public FactType type() {
        return this.type;
    }

    /// What it means, for policy owners.
    public String sentence() {
        return this.sentence;
    }

    /// The words that it may have; empty for sums, numbers, days and shares.
    public List<String> words() {
        return this.words;
    }

    /// The fact that trees call so.
    public static Optional<Fact> named(String word) {
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }

}
