// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.regex.MatchResult;

/// Money, shares and lengths of time beside a number, in words that are folded.
final class Units {

    private static final String MONEY = "€|euros?|eur|\\$|us ?\\$|usd|dollars?|£|gbp|pounds?|livres sterling|chf|francs?|centimes?|cents(?! euro)|pence|balles";

    /// A sign or code, then a number.
    static final String MONEY_FIRST = "(?<![\\p{L}\\d])(€|eur|\\$|us ?\\$|usd|£|gbp|chf) ?(" + Numbers.FIGURES + ")";

    /// A number, then a sign, a code or a word.
    static final String MONEY_LAST = "(" + Numbers.ANY + ") ?(" + MONEY + ")(?!\\p{L})";

    /// A number of hundredths.
    static final String PERCENT = "(" + Numbers.ANY + ") ?(?:%|pour ?cent|per ?cent)";

    /// A number of hours, days, weeks …
    static final String DURATION = "(" + Numbers.ANY
            + ")[ -]?(?:business |working )?(minutes?|mins?|mn|heures?|hours?|hrs?|h|jours?|days?|j|semaines?|weeks?|mois|months?|ans?|annees?|years?)(?![\\p{L}\\d])";

    /// A share in words.
    static final String FRACTION = "(?<!\\p{L})(?:la moitie|moitie|half|un tiers|one third|a third|two thirds|deux tiers|un quart|a quarter|trois quarts|three quarters|le double|double|triple)(?!\\p{L})";

    private Units() {
    }

    static String money(MatchResult found, String text) {
        boolean numberFirst = Character.isLetterOrDigit(found.group(1).charAt(0))
                && !found.group(1).matches("eur|us ?\\$|usd|gbp|chf");
        var number = found.group(numberFirst ? 1 : 2);
        return Numbers.value(number) + ' ' + currency(found.group(numberFirst ? 2 : 1));
    }

    private static String currency(String written) {
        return switch (written.charAt(0)) {
            case '€', 'e', 'b' -> "EUR";
            case '$', 'u', 'd' -> "USD";
            case '£', 'g', 'l' -> "GBP";
            case 'p' -> written.equals("pence") ? "hundredth" : "GBP";
            case 'f' -> "CHF";
            default -> written.equals("chf") ? "CHF" : "hundredth";
        };
    }

    static String duration(MatchResult found, String text) {
        return Numbers.value(found.group(1)) + ' ' + length(found.group(2));
    }

    private static String length(String written) {
        return switch (written.charAt(0)) {
            case 'h' -> "hour";
            case 'j', 'd' -> "day";
            case 's', 'w' -> "week";
            case 'a', 'y' -> "year";
            default -> written.startsWith("mo") ? "month" : "minute";
        };
    }

    static String fraction(String written) {
        if (written.contains("moiti") || written.equals("half")) {
            return "half";
        }
        if (written.contains("tiers") || written.contains("third")) {
            return written.matches("(?:two|deux).*") ? "two thirds" : "third";
        }
        if (written.contains("quart")) {
            return written.matches("(?:three|trois).*") ? "three quarters" : "quarter";
        }
        return written.contains("triple") ? "triple" : "double";
    }

}
