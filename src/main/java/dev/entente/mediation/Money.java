// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

import dev.entente.party.Localized;

/// Amounts as people read them.
public final class Money {

    private Money() {
    }

    /// @param minor in minor units of the currency
    public static Localized words(long minor, String currency) {
        return new Localized(words(minor, currency, Locale.UK), words(minor, currency, Locale.FRANCE));
    }

    private static String words(long minor, String code, Locale locale) {
        Currency currency = Currency.getInstance(code);
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        return format.format(BigDecimal.valueOf(minor, Math.max(0, currency.getDefaultFractionDigits())));
    }

}
