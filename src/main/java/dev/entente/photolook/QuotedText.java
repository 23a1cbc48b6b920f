// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import java.util.regex.Pattern;

/// Makes words of a stranger harmless to quote: one line, without control and formatting characters, bounded.
final class QuotedText {

    /// The most characters of a quotation.
    static final int CHARS_MAX = 500;

    private static final Pattern GAP = Pattern.compile("[\\p{Z}\\s\\p{C}&&[^\\p{Cf}]]+");

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}]+");

    private QuotedText() {
    }

    static String of(String read) {
        String line = GAP.matcher(UNSEEN.matcher(read).replaceAll("")).replaceAll(" ").strip();
        return line.length() <= CHARS_MAX ? line : cut(line);
    }

    private static String cut(String line) {
        int end = Character.isHighSurrogate(line.charAt(CHARS_MAX - 2)) ? CHARS_MAX - 2 : CHARS_MAX - 1;
        return line.substring(0, end) + "…";
    }

}
