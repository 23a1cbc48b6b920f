// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/// Numbers that carry their own proof.
final class Checksums {

    private static final Pattern FILL = Pattern.compile("[ .-]");

    private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);

    private Checksums() {
    }

    /// Whether these digits, with spaces or hyphens between them, can be a card's number
    /// (Luhn).
    static boolean isCard(String written) {
        var digits = FILL.matcher(written).replaceAll("");
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(digits.length() - 1 - at) - '0';
            int doubled = (at % 2 == 0) ? digit : 2 * digit;
            sum += (doubled > 9) ? doubled - 9 : doubled;
        }
        return digits.length() >= 13 && digits.length() <= 19 && sum % 10 == 0;
    }

    /// Whether these letters and digits can be an account's number (ISO 7064, modulus
    /// 97).
    static boolean isIban(String written) {
        var plain = FILL.matcher(written).replaceAll("").toUpperCase(Locale.ROOT);
        if (plain.length() < 15 || plain.length() > 34) {
            return false;
        }
        var number = new StringBuilder();
        for (char each : (plain.substring(4) + plain.substring(0, 4)).toCharArray()) {
            number.append(Character.digit(each, 36));
        }
        return new BigInteger(number.toString()).mod(IBAN_MODULUS).intValue() == 1;
    }

}
