// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// How people write currencies, and how many decimals each has.
final class Currencies {

    /// Every spelling, longest first, as one alternative of a pattern over folded text.
    static final String SPELLINGS = "us\\$|ca\\$|au\\$|euros|euro|euors|eurs|eur|€|\\$|£|¥|livres sterling|livre sterling|pounds|pound|"
            + "quid|dollars|dollar|bucks|usd|gbp|chf|cad|aud|nzd|sek|nok|dkk|pln|czk|huf|ron|jpy|yens|yen|"
            + "swiss francs|francs suisses|francs|franc|couronnes|zlotys|zloty|balles|piasses|piastres|piasse|"
            + "eurros|euroos|uros|ponds|pouds|punds|dolars|dolar|tnd|mad";

    private static final Map<String, String> CODES = Map.ofEntries(Map.entry("us$", "USD"), Map.entry("ca$", "CAD"),
            Map.entry("au$", "AUD"), Map.entry("€", "EUR"), Map.entry("euro", "EUR"), Map.entry("euros", "EUR"),
            Map.entry("euors", "EUR"), Map.entry("eurs", "EUR"), Map.entry("balles", "EUR"), Map.entry("£", "GBP"),
            Map.entry("livres sterling", "GBP"), Map.entry("livre sterling", "GBP"), Map.entry("pound", "GBP"),
            Map.entry("pounds", "GBP"), Map.entry("quid", "GBP"), Map.entry("¥", "JPY"), Map.entry("yen", "JPY"),
            Map.entry("yens", "JPY"), Map.entry("francs suisses", "CHF"), Map.entry("franc", "CHF"),
            Map.entry("francs", "CHF"), Map.entry("swiss francs", "CHF"), Map.entry("piasses", "CAD"),
            Map.entry("piastres", "CAD"), Map.entry("piasse", "CAD"), Map.entry("ca", "CAD"), Map.entry("can", "CAD"),
            Map.entry("eurros", "EUR"), Map.entry("euroos", "EUR"), Map.entry("uros", "EUR"), Map.entry("ponds", "GBP"),
            Map.entry("pouds", "GBP"), Map.entry("punds", "GBP"), Map.entry("zloty", "PLN"),
            Map.entry("zlotys", "PLN"));

    private static final Map<String, String> FAMILIES = Map.of("$", "USD CAD AUD NZD SGD HKD", "dollar",
            "USD CAD AUD NZD SGD HKD", "dollars", "USD CAD AUD NZD SGD HKD", "dolar", "USD CAD AUD NZD SGD HKD",
            "dolars", "USD CAD AUD NZD SGD HKD", "bucks", "USD CAD AUD NZD SGD HKD", "couronnes", "SEK NOK DKK CZK");

    private Currencies() {
    }

    /// The ISO 4217 code of a spelling; a spelling that several currencies share means
    /// the order's if it is one of them.
    static String code(String spelling, @Nullable String ofOrder) {
        var family = FAMILIES.get(spelling);
        if (family != null) {
            var known = ofOrder == null ? "" : ofOrder.toUpperCase(Locale.ROOT);
            return known.length() == 3 && family.contains(known) ? known : family.substring(0, 3);
        }
        return CODES.getOrDefault(spelling, spelling.toUpperCase(Locale.ROOT));
    }

    /// Decimals of a currency; two where it is unknown.
    static int decimals(@Nullable String code) {
        if (code == null) {
            return 2;
        }
        try {
            return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
        }
        catch (IllegalArgumentException _) {
            return 2;
        }
    }

}
