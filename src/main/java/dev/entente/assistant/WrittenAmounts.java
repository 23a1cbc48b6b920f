// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Finds every sum of money in a folded text, in digits and in words.
final class WrittenAmounts {

    /// Sums above this many minor units are no sums that anybody settles here.
    private static final long MINOR_MAX = 99_999_999_999L;

    private static final int FOUND_MAX = 20;

    private static final String GROUPED = "[0-9]{1,3}(?:([ .,'])[0-9]{3})(?:\\1[0-9]{3}){0,2}(?![0-9])(?:(?!\\1)[.,][0-9]{1,2}(?![0-9]))?";

    private static final String PLAIN = "[0-9]{1,9}(?:[.,][0-9]{1,3}(?![0-9]))?";

    private static final Pattern NUMBER = Pattern
        .compile("(?<![0-9a-z.,/#:-])(?:" + GROUPED + "|" + PLAIN + ")(?![0-9]|[.,/:][0-9])");

    private static final Pattern MONEY_AFTER = Pattern
        .compile("\\G( ?k)? {0,2}(" + Currencies.SPELLINGS + ")(?![a-z])(?: ?(cad|usd|aud|nzd|ca|can)(?![a-z]))?");

    private static final Pattern COINS_AFTER = Pattern
        .compile("\\G {0,2}(?:centimes|centime|cents|cts|pence|p)(?![a-z])");

    private static final Pattern COINS_JOINED = Pattern.compile(
            "\\G ?(?:et |and )?([0-9]{2})(?: ?(?:centimes|cents|cts|pence))?(?![0-9a-z/]|[.,][0-9]| ?[0-9%€$£¥]| (?:"
                    + Currencies.SPELLINGS + ")(?![a-z]))");

    private static final Pattern MONEY_BEFORE = Pattern.compile("(?:^|[^a-z])(" + Currencies.SPELLINGS + ") ?$");

    private static final Pattern WORD = Pattern.compile("[a-z]+");

    private final String text;

    private final @Nullable String ofOrder;

    private final List<Written> found = new ArrayList<>();

    private WrittenAmounts(String text, @Nullable String ofOrder) {
        this.text = text;
        this.ofOrder = ofOrder;
    }

    static List<Written> find(String folded, @Nullable String ofOrder) {
        var amounts = new WrittenAmounts(folded, ofOrder);
        amounts.inDigits();
        amounts.inWords();
        return List.copyOf(amounts.found);
    }

    private void inDigits() {
        var number = NUMBER.matcher(this.text);
        int from = 0;
        while (this.found.size() < FOUND_MAX && number.find(from)) {
            from = number.end();
            var digits = number.group();
            int start = number.start();
            var after = MONEY_AFTER.matcher(this.text);
            var coins = COINS_AFTER.matcher(this.text);
            if (after.find(number.end())) {
                from = withCurrencyAfter(digits, start, after);
            }
            else if (currencyBefore(start) != null) {
                withCurrencyBefore(digits, start, number.end());
            }
            else if (coins.find(number.end()) && digits.length() <= 2) {
                add(start, coins.end(), Long.parseLong(digits), null, true);
            }
            else {
                bare(digits, start, number.end());
            }
        }
    }

    private int withCurrencyAfter(String digits, int start, Matcher after) {
        var code = after.group(3) != null ? Currencies.code(after.group(3), this.ofOrder)
                : Currencies.code(after.group(2), this.ofOrder);
        long minor = minor(digits, Currencies.decimals(code));
        if (after.group(1) != null) {
            minor *= 1000;
        }
        int end = after.end();
        var coins = COINS_JOINED.matcher(this.text);
        if (Currencies.decimals(code) == 2 && minor % 100 == 0 && coins.find(end)) {
            minor += Long.parseLong(coins.group(1));
            end = coins.end();
        }
        add(start, end, minor, code, true);
        return end;
    }

    private @Nullable String currencyBefore(int start) {
        var before = MONEY_BEFORE.matcher(this.text.substring(Math.max(0, start - 18), start));
        return before.find() ? before.group(1) : null;
    }

    private void withCurrencyBefore(String digits, int start, int end) {
        var spelling = currencyBefore(start);
        var code = Currencies.code(spelling == null ? "" : spelling, this.ofOrder);
        add(start, end, minor(digits, Currencies.decimals(code)), code, true);
    }

    private void bare(String digits, int start, int end) {
        add(start, end, minor(digits, Currencies.decimals(this.ofOrder)), null, false);
    }

    private void inWords() {
        var words = new ArrayList<SpokenNumbers.Word>();
        var word = WORD.matcher(this.text);
        while (word.find()) {
            words.add(new SpokenNumbers.Word(word.group(), word.start(), word.end()));
        }
        int lastEnd = -1;
        for (var spoken : SpokenNumbers.find(words)) {
            int start = words.get(spoken.start()).start();
            if (start >= lastEnd && this.found.size() < FOUND_MAX) {
                lastEnd = inWords(spoken, start, words.get(spoken.end() - 1).end(), words);
            }
        }
    }

    private int inWords(SpokenNumbers.Spoken spoken, int start, int end, List<SpokenNumbers.Word> words) {
        var after = MONEY_AFTER.matcher(this.text);
        if (after.find(end) && after.group(1) == null) {
            var code = Currencies.code(after.group(2), this.ofOrder);
            long minor = spoken.value() * scale(Currencies.decimals(code));
            int coinsEnd = after.end();
            for (var coins : SpokenNumbers.find(words)) {
                int gap = words.get(coins.start()).start() - after.end();
                if (gap >= 0 && gap <= 4 && coins.value() >= 10 && coins.value() < 100
                        && this.text.substring(after.end(), after.end() + gap).matches(" ?(?:et |and )?")) {
                    minor += coins.value();
                    coinsEnd = words.get(coins.end() - 1).end();
                }
            }
            add(start, coinsEnd, minor, code, true);
            return coinsEnd;
        }
        var coins = COINS_AFTER.matcher(this.text);
        if (coins.find(end) && spoken.value() < 100) {
            add(start, coins.end(), spoken.value(), null, true);
            return coins.end();
        }
        add(start, end, spoken.value() * scale(Currencies.decimals(this.ofOrder)), null, false);
        return end;
    }

    private void add(int start, int end, long minor, @Nullable String currency, boolean money) {
        boolean negative = start > 0 && this.text.charAt(start - 1) == '-';
        if (minor > 0 && minor <= MINOR_MAX && !negative) {
            this.found.add(new Written(start, end, minor, currency, money));
        }
    }

    /// Minor units of a written number, or -1 where it has more decimals than the
    /// currency.
    private static long minor(String digits, int decimals) {
        int mark = decimalMark(digits, decimals);
        var whole = (mark < 0 ? digits : digits.substring(0, mark)).replaceAll("[^0-9]", "");
        var part = mark < 0 ? "" : digits.substring(mark + 1);
        if (part.length() > decimals || whole.length() > 9) {
            return -1;
        }
        return Long.parseLong(whole) * scale(decimals)
                + (part.isEmpty() ? 0 : Long.parseLong(part) * scale(decimals - part.length()));
    }

    /// Where the decimals start: the last mark, unless three digits after it make a group
    /// of thousands.
    private static int decimalMark(String digits, int decimals) {
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        if (last < 0) {
            return -1;
        }
        boolean onlyKind = digits.indexOf(digits.charAt(last)) == last && !hasOtherMark(digits, last);
        boolean threeAfter = digits.length() - last - 1 == 3;
        boolean repeated = digits.indexOf(digits.charAt(last)) != last;
        if (repeated || (threeAfter && onlyKind && decimals != 3 && !digits.startsWith("0"))) {
            return -1;
        }
        return last;
    }

    private static boolean hasOtherMark(String digits, int last) {
        for (int i = 0; i < last; i++) {
            if (!Character.isDigit(digits.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static long scale(int decimals) {
        long scale = 1;
        for (int i = 0; i < decimals; i++) {
            scale *= 10;
        }
        return scale;
    }

    /// A number that may be a sum.
    ///
    /// @param start where it starts in the folded text
    /// @param end where it ends, currency included
    /// @param minor minor units
    /// @param currency ISO 4217 code if the text names one
    /// @param money whether a currency or coins are named
    record Written(int start, int end, long minor, @Nullable String currency, boolean money) {
    }

}
