// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import org.jspecify.annotations.Nullable;

/// The four escapes of STOMP 1.2 headers.
final class HeaderText {

    private HeaderText() {
    }

    static String escape(String plain) {
        StringBuilder escaped = new StringBuilder(plain.length() + 8);
        escapeTo(plain, escaped);
        return escaped.toString();
    }

    static void escapeTo(String plain, StringBuilder escaped) {
        for (int at = 0; at < plain.length(); at++) {
            char letter = plain.charAt(at);
            switch (letter) {
                case '\\' -> escaped.append("\\\\");
                case ':' -> escaped.append("\\c");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                default -> escaped.append(letter);
            }
        }
    }

    /// The plain text, or null where an escape is undefined or cut off.
    static @Nullable String unescape(String escaped) {
        StringBuilder plain = new StringBuilder(escaped.length());
        for (int at = 0; at < escaped.length(); at++) {
            char letter = escaped.charAt(at);
            if (letter == '\\') {
                at++;
                letter = meaning((at < escaped.length()) ? escaped.charAt(at) : ' ');
                if (letter == 0) {
                    return null;
                }
            }
            plain.append(letter);
        }
        return plain.toString();
    }

    private static char meaning(char escape) {
        return switch (escape) {
            case '\\' -> '\\';
            case 'c' -> ':';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> 0;
        };
    }

    /// Words of our own for a header: on one line and without backslashes, which some
    /// clients unescape wrongly.
    static String tame(String words) {
        return words.replace('\\', '/').replace('\r', ' ').replace('\n', ' ');
    }

}
