// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.util.UUID;

/// What people write, made harmless without changing what it says.
public final class Words {

    private static final int shownMax = 60;

    private Words() {
    }

    /// Lines end in LF, a tab is a blank, every other control character is gone, and half
    /// a surrogate pair shows as one
    /// replacement character. Blanks at the ends go.
    public static String clean(String text) {
        return isPlain(text) ? text.strip() : cleaned(text);
    }

    private static boolean isPlain(String text) {
        for (int index = 0; index < text.length(); index++) {
            char each = text.charAt(index);
            if (Character.isISOControl(each) || Character.isSurrogate(each)) {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String text) {
        var clean = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char each = text.charAt(index);
            if (each == '\n' || each == '\r') {
                boolean second = each == '\n' && index > 0 && text.charAt(index - 1) == '\r';
                clean.append(second ? "" : "\n");
            }
            else if (each == '\t') {
                clean.append(' ');
            }
            else if (Character.isSurrogate(each)) {
                boolean pair = Character.isHighSurrogate(each) && index + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(index + 1));
                clean.append(pair ? text.substring(index, index + 2) : "\uFFFD");
                index += pair ? 1 : 0;
            }
            else if (!Character.isISOControl(each)) {
                clean.append(each);
            }
        }
        return clean.toString().strip();
    }

    /// A piece of foreign text that may stand in a message: short and in plain
    /// characters.
    public static String shown(String text) {
        String clean = clean(text).replaceAll("[^\\p{Graph} ]", "?");
        return clean.length() > shownMax ? clean.substring(0, shownMax) + "…" : clean;
    }

    /// Only the one way to write a UUID: 36 characters.
    /// @throws IllegalArgumentException where it is none
    public static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException(text);
        }
        return id;
    }

}
