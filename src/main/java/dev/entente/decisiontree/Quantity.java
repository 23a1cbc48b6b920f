// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Reads numbers with their units: sums in minor units, days, shares and counts.
final class Quantity {

    /// Larger numbers are slips of the hand.
    private static final BigDecimal MAX = new BigDecimal("1000000000");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");

    private static final Pattern SUM = Pattern.compile("(\\S+) (\\S+)");

    private static final List<String> COMMON_CURRENCIES = List.of("EUR", "GBP", "CHF", "USD", "SEK", "DKK", "NOK",
            "PLN", "CZK", "CAD", "JPY");

    private Quantity() {
    }

    /// `19.99 EUR`.
    static Amount amount(String words) throws Misspelt {
        var sum = SUM.matcher(words);
        if (!sum.matches()) {
            throw new Misspelt("`%s` is no sum of money".formatted(words), "a sum needs its currency",
                    "Write for example `19.99 EUR`");
        }
        return amount(sum.group(1), sum.group(2));
    }

    static Amount amount(String number, String currency) throws Misspelt {
        BigDecimal value = decimal(number);
        int digits = currency(currency).getDefaultFractionDigits();
        if (value.stripTrailingZeros().scale() > digits) {
            throw new Misspelt("`%s %s` is finer than the currency".formatted(number, currency),
                    "%s has %d decimals".formatted(currency, digits), "Round it");
        }
        return new Amount(value.movePointRight(digits).longValueExact(), currency);
    }

    /// A whole number with the unit that its fact has.
    static long whole(FactType type, String number, @Nullable String unit) throws Misspelt {
        refuseUnit(type, unit);
        BigDecimal value = decimal(number);
        if (value.stripTrailingZeros().scale() > 0) {
            throw new Misspelt("`%s` is not whole".formatted(number), "only sums have decimals", "Round it");
        }
        if (type == FactType.SHARE && value.longValueExact() > 100) {
            throw new Misspelt("`%s %%` is more than everything".formatted(number), "a share ends at 100 %",
                    "Write at most 100 %");
        }
        return value.longValueExact();
    }

    private static void refuseUnit(FactType type, @Nullable String unit) throws Misspelt {
        boolean fits = switch (type) {
            case DAYS -> "days".equals(unit) || "day".equals(unit);
            case SHARE -> "%".equals(unit);
            case NUMBER -> unit == null;
            case MONEY, WORD, YES_NO -> false;
        };
        if (!fits) {
            throw new Misspelt((unit == null) ? "The unit is missing" : "`%s` is no unit here".formatted(unit),
                    "this fact is weighed as " + type.example(), "Write it as " + type.example());
        }
    }

    private static Currency currency(String code) throws Misspelt {
        try {
            return Currency.getInstance(code);
        }
        catch (IllegalArgumentException unknown) {
            throw new Misspelt("`%s` is no currency".formatted(code), "sums are only compared in their own currency",
                    Suggestion.among(COMMON_CURRENCIES, code));
        }
    }

    private static BigDecimal decimal(String number) throws Misspelt {
        if (number.startsWith("-")) {
            throw new Misspelt("`%s` is negative".formatted(number), "there is less than nothing of it",
                    "Write a number from 0 on");
        }
        if (!NUMBER.matcher(number).matches()) {
            throw new Misspelt("`%s` is no number".formatted(number), "it cannot be compared",
                    "Write digits, with a point before decimals");
        }
        var value = new BigDecimal(number);
        if (value.compareTo(MAX) > 0) {
            throw new Misspelt("`%s` is too large".formatted(number), "no case has such a number",
                    "Write a smaller one");
        }
        return value;
    }

}
