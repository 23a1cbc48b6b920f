// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// Finds numbers written in French or English words, Belgian and Swiss ones included.
final class SpokenNumbers {

    private static final long VALUE_MAX = 999_999;

    private static final Map<String, Integer> VALUES = values();

    private static final Set<String> HUNDREDS = Set.of("cent", "cents", "hundred");

    private static final Set<String> THOUSANDS = Set.of("mille", "thousand");

    private static final Set<String> JOINTS = Set.of("et", "and", "a");

    private static final Set<String> ENGLISH = Set.of("one", "two", "three", "four", "five", "seven", "eight", "nine",
            "ten", "eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
            "ninety", "hundred", "thousand");

    private SpokenNumbers() {
    }

    /// Every number in the words, left to right.
    static List<Spoken> find(List<Word> words) {
        var found = new ArrayList<Spoken>();
        for (int i = 0; i < words.size();) {
            var spoken = at(words, i);
            if (spoken != null) {
                found.add(spoken);
                i = spoken.end;
            }
            else {
                i++;
            }
        }
        return found;
    }

    private static @Nullable Spoken at(List<Word> words, int start) {
        var count = new Count();
        int end = start;
        int at = start;
        while (at < words.size()) {
            var word = words.get(at).text;
            boolean gapped = at > start && !words.get(at).follows(words.get(at - 1));
            if (!gapped && isEnglishCents(word, words, start, at)) {
                break;
            }
            if (!gapped && count.take(word)) {
                end = ++at;
            }
            else if (!gapped && JOINTS.contains(word) && at + 1 < words.size() && isNumber(words.get(at + 1).text)) {
                at++;
            }
            else {
                break;
            }
        }
        return end == start || count.value() > VALUE_MAX ? null : new Spoken(count.value(), start, end);
    }

    /// "fifty cents" are coins, "deux cents" are two hundred.
    private static boolean isEnglishCents(String word, List<Word> words, int start, int at) {
        return word.equals("cents") && at > start && ENGLISH.contains(words.get(at - 1).text);
    }

    private static boolean isNumber(String word) {
        return VALUES.containsKey(word) || HUNDREDS.contains(word) || THOUSANDS.contains(word);
    }

    private static Map<String, Integer> values() {
        var values = new HashMap<String, Integer>();
        enter(values, 1, "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize");
        enter(values, 1, "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                + "sixteen seventeen eighteen nineteen");
        values.put("une", 1);
        var tens = Map.ofEntries(Map.entry("vingt", 20), Map.entry("vingts", 20), Map.entry("trente", 30),
                Map.entry("quarante", 40), Map.entry("cinquante", 50), Map.entry("soixante", 60),
                Map.entry("septante", 70), Map.entry("huitante", 80), Map.entry("octante", 80),
                Map.entry("nonante", 90), Map.entry("twenty", 20), Map.entry("thirty", 30), Map.entry("forty", 40),
                Map.entry("fifty", 50), Map.entry("sixty", 60), Map.entry("seventy", 70), Map.entry("eighty", 80),
                Map.entry("ninety", 90));
        values.putAll(tens);
        return Map.copyOf(values);
    }

    private static void enter(Map<String, Integer> values, int from, String words) {
        int value = from;
        for (var word : words.split(" ")) {
            values.put(word, value++);
        }
    }

    /// A word of a text.
    ///
    /// @param text folded letters
    /// @param start where it starts in the text
    /// @param end where it ends
    record Word(String text, int start, int end) {

        boolean follows(Word before) {
            return this.start - before.end <= 1;
        }

    }

    /// A number found.
    ///
    /// @param value its value
    /// @param start index of its first word
    /// @param end index after its last word
    record Spoken(long value, int start, int end) {
    }

    /// Adds up number words as long as they make one number.
    private static final class Count {

        private long thousands;

        private long current;

        private long value() {
            return this.thousands + this.current;
        }

        private boolean take(String word) {
            if (HUNDREDS.contains(word)) {
                return multiplyByHundred();
            }
            if (THOUSANDS.contains(word)) {
                return multiplyByThousand();
            }
            var value = VALUES.get(word);
            return value != null && add(value, word);
        }

        private boolean multiplyByHundred() {
            if (this.current > 99) {
                return false;
            }
            this.current = Math.max(1, this.current) * 100;
            return true;
        }

        private boolean multiplyByThousand() {
            if (this.thousands > 0) {
                return false;
            }
            this.thousands = Math.max(1, this.current) * 1000;
            this.current = 0;
            return true;
        }

        private boolean add(int value, String word) {
            long rest = this.current % 100;
            if (rest == 4 && word.startsWith("vingt")) {
                this.current += 76;
                return true;
            }
            boolean fits = rest == 0 || (value < 10 && rest >= 20 && rest % 10 == 0)
                    || (value >= 10 && value < 20 && (rest == 60 || rest == 80));
            boolean teens = value < 10 && value >= 7 && (rest == 70 || rest == 90) && this.current > 0;
            boolean afterTen = value >= 7 && value < 10 && rest == 10;
            if (!fits && !teens && !afterTen) {
                return false;
            }
            this.current += value;
            return true;
        }

    }

}
