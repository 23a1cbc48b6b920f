// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Ways to hide words, so that the attempts stay readable where they are kept: `[[base64:words]]` is written in base64.
final class Ciphers {

    private static final Pattern marked = Pattern.compile("\\[\\[([a-z0-9-]+):(.*?)]]", Pattern.DOTALL);

    private Ciphers() {
    }

    static String write(String text) {
        return marked.matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(write(found.group(1), found.group(2))));
    }

    private static String write(String code, String words) {
        return switch (code) {
            case "base64" -> Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
            case "hex" -> HexFormat.of().formatHex(words.getBytes(StandardCharsets.UTF_8));
            case "rot13" -> each(words, Ciphers::turned);
            case "tags" -> each(words, letter -> letter < 0x80 ? 0xE0000 + letter : letter);
            case "wide" -> each(words, letter -> letter > ' ' && letter < 0x7F ? letter + 0xFEE0 : letter);
            case "cyrillic" -> each(words, letter -> alike(letter, "aceopxyiABEKMHOPCTX", "асеорхуіАВЕКМНОРСТХ"));
            case "leet" -> each(words, letter -> alike(letter, "aeiostAEIOST", "431057431057"));
            case "zero-width" -> spread(words, "\u200B");
            case "joined" -> spread(words, "\u2060");
            case "soft" -> spread(words, "\u00AD");
            case "dotted" -> spread(words, ".");
            case "spaced" -> spread(words, " ");
            case "scratched" -> spread(words, "\u0336");
            case "bidi" -> "\u202E" + new StringBuilder(words).reverse() + "\u202C";
            case "isolated" -> "\u2067" + words + "\u2069";
            case "backwards" -> new StringBuilder(words).reverse().toString();
            default -> repeated(code, words);
        };
    }

    private static String repeated(String code, String words) {
        if (!code.startsWith("times-")) {
            throw new IllegalArgumentException("no code " + code);
        }
        return words.repeat(Integer.parseInt(code.substring("times-".length())));
    }

    private static String each(String words, IntUnaryOperator change) {
        return words.codePoints().map(change).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static String spread(String words, String between) {
        return words.codePoints().mapToObj(Character::toString).collect(Collectors.joining(between));
    }

    private static int turned(int letter) {
        if (letter >= 'a' && letter <= 'z') {
            return 'a' + (letter - 'a' + 13) % 26;
        }
        return letter >= 'A' && letter <= 'Z' ? 'A' + (letter - 'A' + 13) % 26 : letter;
    }

    private static int alike(int letter, String from, String to) {
        int index = from.indexOf(letter);
        return index < 0 ? letter : to.charAt(index);
    }

}
