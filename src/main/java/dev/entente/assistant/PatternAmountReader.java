// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Picks, among the sums of a text, the one that is asked for or offered.
final class PatternAmountReader implements AmountReader {

    private static final int LOOK_BACK_CHARS = 40;

    private static final int LOOK_AHEAD_CHARS = 24;

    private static final int FRACTION_MAX_WORDS = 3;

    /// Words after which even a number without currency is a sum.
    private static final Pattern OFFER_BEFORE = Pattern.compile(
            "(?:ok(?:ay)? (?:pour|for|a)|d ?'?accord pour|va pour|disons|dire|propose|proposer|offre|plutot|donne(?:z|r)?(?: ?-? ?moi)?|make it|say|i offer|can offer|"
                    + "will take|'ll take|would take|accept|agree to|up to|go to|at least|au moins|monte(?:z)? a|monter a|descends a|jusqu'a|how about|what about|"
                    + "settle (?:on|for|at)|rembours(?:ez|er|e)(?: ?-? ?(?:moi|lui))?|refund(?: me| him| her| them)?|accepte(?:r)?|veux|voudrais|want|need) ?:? ?$");

    private static final Pattern UNIT_AFTER = Pattern.compile("\\G ?(?:%|[a-z]+ ?)");

    private static final Pattern PLAIN_AFTER = Pattern.compile(
            "\\G ?(?:$|[.,;!?)]|(?:max|maximum|minimum|mini|et|and|then|svp|stp|please|pls|mais|but|ou|or|pour|for|si|if|pas|not|a la place|instead|ok|merci|thanks|tout|total)(?![a-z]))");

    /// Words that make a sum the one asked for, close before it.
    private static final Pattern ASK_BEFORE = Pattern.compile(
            "(?:rembours|refund|rendez|rendre|rends|redonn|propos|offre|offer|give|donne|demand|want|veux|voudrais|aimerais|souhaite|exige|accept|accord pour|ok pour|ok for|va pour|"
                    + "plutot|prefer|rather|settle|how about|what about|remise|rabais|ristourne|discount|reduction|geste|compens|indemni|dedommag|voucher|bon d'achat|"
                    + "dis(?:ons|ait)|make it|monte|descends|up to|down to|at least|au moins|agree|claim|reclame|let's say|ask)[^.!?;]{0,28}$");

    private static final Pattern ASK_AFTER = Pattern.compile(
            "\\G[ ,]{0,2}(?:back|instead|a la place|max|maximum|de remise|de reduction|de rabais|de remboursement|off|me conviendrai|me va|works|ca me va|would do|et c'est bon|de dedommagement|voucher|de geste)");

    /// Words that set a sum aside: "not 40", "au lieu de 50 €", "paid 90".
    private static final Pattern SET_ASIDE_BEFORE = Pattern.compile(
            "(?:pas|not|non|au lieu des?|instead of(?: the)?|plutot que|rather than|contre|sur|out of|paid|paye|coute|cost|costs|prix de|price of|valeur de|worth|commande de|order of|"
                    + "(?:he|she|they|seller|you|il|elle|vendeur|vendeuse|vous) (?:(?:only|just|me|m'|ne) ?){0,2}(?:offers?|offered|says?|said|proposes?|proposez|offrez|offre)|"
                    + "acheter?|bought for|achete a|achete pour|devis de|quote of) ?$");

    /// Two bounds: "between 20 and 30 €" names no sum.
    private static final Pattern RANGE = Pattern.compile("(?:entre|between) [€$£]? ?[0-9]{1,6}(?:[.,][0-9]{1,2})?"
            + " ?(?:[€$£]|[a-z]{2,8})? ?(?:et|and) [€$£]? ?[0-9]{1,6}(?:[.,][0-9]{1,2})?");

    private static final Pattern PERCENT = Pattern
        .compile("(?<![0-9.,])([0-9]{1,3})(?:[.,]([0-9]{1,2}))? ?(?:%|pour ?cents?(?![a-z])|percent|per cent)");

    private static final Pattern FRACTION = Pattern.compile(
            "(?<![a-z])(?:(trois quarts|three quarters)|(deux tiers|two thirds)|(moitie|half|50/50)|(un tiers|le tiers|one third|a third)|(un quart|le quart|a quarter|one quarter))(?![a-z])");

    private static final int[] FRACTION_BASIS_POINTS = { 7500, 6667, 5000, 3333, 2500 };

    private static final Pattern MONEY_TALK = Pattern.compile(
            "prix|price|rembours|refund|back|(?<![a-z])off(?![a-z])|money|argent|montant|somme|amount|remise|discount|rends|propose|offer|garde(?![a-z])|keep|paye|paid|cost");

    private final int textMaxChars;

    PatternAmountReader(int textMaxChars) {
        this.textMaxChars = textMaxChars;
    }

    @Override
    public Optional<Amount> read(String text, @Nullable String currency) {
        var folded = Folding.fold(Folding.clean(text, this.textMaxChars));
        var sums = WrittenAmounts.find(folded, currency)
            .stream()
            .filter(written -> written.money() || isMeantAsMoney(folded, written))
            .filter(written -> !isBound(folded, written))
            .toList();
        var sum = chosen(folded, sums);
        if (sum != null) {
            return Optional.of(new Amount.Sum(sum.minor(), sum.currency()));
        }
        return sums.isEmpty() ? share(folded) : Optional.empty();
    }

    private static boolean isBound(String folded, WrittenAmounts.Written written) {
        return RANGE.matcher(folded)
            .results()
            .anyMatch(range -> written.start() >= range.start() && written.start() < range.end());
    }

    private static boolean isMeantAsMoney(String folded, WrittenAmounts.Written written) {
        if (folded.substring(0, written.start()).isBlank()
                && folded.substring(written.end()).replaceAll("[ .!]", "").isEmpty()) {
            return true;
        }
        return OFFER_BEFORE.matcher(before(folded, written)).find() && endsThere(folded, written.end());
    }

    /// After "ok pour 25" the thought may end or go on, but not with a thing that is
    /// counted.
    private static boolean endsThere(String folded, int end) {
        var plain = PLAIN_AFTER.matcher(folded);
        if (plain.find(end)) {
            return true;
        }
        return !UNIT_AFTER.matcher(folded).find(end) && !startsWithDigitOrSlash(folded, end);
    }

    private static boolean startsWithDigitOrSlash(String folded, int end) {
        return end < folded.length() && "/0123456789-:".indexOf(folded.charAt(end)) >= 0;
    }

    private static WrittenAmounts.@Nullable Written chosen(String folded, List<WrittenAmounts.Written> sums) {
        if (sums.size() == 1) {
            return sums.getFirst();
        }
        var open = sums.stream().filter(sum -> !SET_ASIDE_BEFORE.matcher(before(folded, sum)).find()).toList();
        var asked = open.stream().filter(sum -> isAsked(folded, sum)).toList();
        var alone = onlyValue(asked);
        return alone != null || !asked.isEmpty() ? alone : onlyValue(open);
    }

    private static WrittenAmounts.@Nullable Written onlyValue(List<WrittenAmounts.Written> sums) {
        return sums.stream().map(WrittenAmounts.Written::minor).distinct().count() == 1 ? sums.getFirst() : null;
    }

    private static boolean isAsked(String folded, WrittenAmounts.Written sum) {
        var ahead = folded.substring(0, Math.min(folded.length(), sum.end() + LOOK_AHEAD_CHARS));
        return ASK_BEFORE.matcher(before(folded, sum)).find() || ASK_AFTER.matcher(ahead).find(sum.end());
    }

    /// What stands before a sum, up to its currency sign.
    private static String before(String folded, WrittenAmounts.Written sum) {
        var before = folded.substring(Math.max(0, sum.start() - LOOK_BACK_CHARS), sum.start());
        return before.replaceAll("[€$£¥] ?$", "");
    }

    private static Optional<Amount> share(String folded) {
        var percent = PERCENT.matcher(folded);
        if (percent.find()) {
            var part = percent.group(2) == null ? "00" : (percent.group(2) + "0").substring(0, 2);
            int points = Integer.parseInt(percent.group(1)) * 100 + Integer.parseInt(part);
            return !percent.find() && points > 0 && points <= 10_000 ? Optional.of(new Amount.Share(points))
                    : Optional.empty();
        }
        var fraction = FRACTION.matcher(folded);
        if (fraction.find() && talksMoney(folded)) {
            for (int group = 1; group <= FRACTION_BASIS_POINTS.length; group++) {
                if (fraction.group(group) != null) {
                    return Optional.of(new Amount.Share(FRACTION_BASIS_POINTS[group - 1]));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean talksMoney(String folded) {
        return folded.split("[ '-]+").length <= FRACTION_MAX_WORDS && !folded.contains("half the")
                || MONEY_TALK.matcher(folded).find();
    }

}
