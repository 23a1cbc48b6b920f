// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import tools.jackson.core.io.JsonStringEncoder;

/// Texts as JSON strings. Most hold nothing that JSON escapes, and those are copied in one go.
final class JsonText {

    private JsonText() {
    }

    /// Appends what stands between the quotation marks, with its escapes.
    static void append(String text, StringBuilder to) {
        if (isPlain(text)) {
            to.append(text);
        }
        else {
            JsonStringEncoder.getInstance().quoteAsString(text, to);
        }
    }

    private static boolean isPlain(String text) {
        for (int index = 0; index < text.length(); index++) {
            char each = text.charAt(index);
            if (each < ' ' || each == '"' || each == '\\') {
                return false;
            }
        }
        return true;
    }

}
