// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Numbers in figures and in French and English words.
final class Numbers {

    private static final Map<String, Integer> WORDS = words();

    private static final String WORD = WORDS.keySet()
        .stream()
        .sorted((one, other) -> other.length() - one.length())
        .collect(Collectors.joining("|", "(?:", ")"));

    /// A number in figures.
    static final String FIGURES = "(?<!\\d)(?:\\d{1,3}(?:[ .,']\\d{3}){1,6}(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?)(?!\\d)";

    /// A number in words.
    static final String SPELT = "(?<![\\p{L}\\d])" + WORD + "(?:(?:-et-|-| et | and | )" + WORD
            + "){0,12}(?![\\p{L}\\d])";

    /// A number in either way.
    static final String ANY = "(?:" + FIGURES + "|" + SPELT + ")";

    private static final Pattern DECIMALS = Pattern.compile("[.,](\\d{1,2})$");

    /// A longer number is no quantity and is compared as it stands.
    private static final int DIGITS_MAX = 18;

    private Numbers() {
    }

    /// The number as plain figures, with a point and without ending zeros.
    static String value(String folded) {
        return Character.isDigit(folded.charAt(0)) ? figures(folded) : Integer.toString(spelt(folded));
    }

    private static String figures(String written) {
        var decimals = DECIMALS.matcher(written);
        var whole = decimals.find() ? written.substring(0, decimals.start()) : written;
        var digits = whole.replaceAll("\\D", "");
        if (digits.length() > DIGITS_MAX) {
            return written;
        }
        var part = decimals.hasMatch() ? "." + decimals.group(1) : "";
        return new BigDecimal(digits + part).stripTrailingZeros().toPlainString();
    }

    private static int spelt(String written) {
        int total = 0;
        int current = 0;
        for (var word : written.split("[- ]+")) {
            int value = WORDS.getOrDefault(word, 0);
            if (value == 1000) {
                total += Math.max(current, 1) * 1000;
                current = 0;
            }
            else if (value == 100 || value == 20 && current == 4) {
                current = Math.max(current, 1) * value;
            }
            else {
                current += value;
            }
        }
        return total + current;
    }

    private static Map<String, Integer> words() {
        var words = new HashMap<String, Integer>();
        count(words, 1, "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                + "sixteen seventeen eighteen nineteen");
        count(words, 1, "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize");
        words.put("une", 1);
        var tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
        for (int i = 0; i < tens.length; i++) {
            words.put(tens[i], 20 + 10 * i);
        }
        var dizaines = "vingt trente quarante cinquante soixante".split(" ");
        for (int i = 0; i < dizaines.length; i++) {
            words.put(dizaines[i], 20 + 10 * i);
        }
        words.putAll(Map.of("vingts", 20, "septante", 70, "huitante", 80, "nonante", 90, "cent", 100, "cents", 100,
                "hundred", 100, "mille", 1000, "thousand", 1000));
        return Map.copyOf(words);
    }

    private static void count(Map<String, Integer> words, int from, String names) {
        int value = from;
        for (var name : names.split(" ")) {
            words.put(name, value++);
        }
    }

}
