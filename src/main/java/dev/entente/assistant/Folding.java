// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.text.Normalizer;
import java.util.Locale;

/// Brings text that looks alike to the same characters: width, ligatures, invisible marks, look-alike letters, case and accents.
final class Folding {

    private static final String CYRILLIC = "авсеһіјкмнорѕтухёԁԛԝАВСЕНІЈКМОРЅТУХ";

    private static final String CYRILLIC_AS_LATIN = "abcehijkmhopstyxedqwABCEHIJKMOPSTYX";

    private static final String GREEK = "αεηικνορτυχγωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

    private static final String GREEK_AS_LATIN = "aenikvoptuxywABEZHIKMNOPTYX";

    private static final String BARRED = "ıłøđħŧŁØĐ";

    private static final String UNBARRED = "ilodhtLOD";

    private static final char[] LATIN = table();

    private Folding() {
    }

    /// Cuts at the bound, drops what cannot be seen and unifies width and look-alikes;
    /// case and accents stay.
    static String clean(CharSequence text, int maxChars) {
        var bounded = bound(text, maxChars);
        if (isPlainAscii(bounded)) {
            return bounded;
        }
        var composed = Normalizer.normalize(visible(bounded), Normalizer.Form.NFKC);
        return withLatinLookAlikes(bound(visible(composed), maxChars));
    }

    /// Lower case without accents, of text that is clean.
    static String fold(String clean) {
        var lower = clean.toLowerCase(Locale.ROOT);
        if (isPlainAscii(lower)) {
            return lower;
        }
        var decomposed = Normalizer.normalize(lower, Normalizer.Form.NFD);
        var folded = new StringBuilder(decomposed.length() + 8);
        for (int i = 0; i < decomposed.length(); i++) {
            append(folded, decomposed.charAt(i));
        }
        return folded.toString();
    }

    private static void append(StringBuilder folded, char letter) {
        switch (letter) {
            case 'œ' -> folded.append("oe");
            case 'æ' -> folded.append("ae");
            case 'ß' -> folded.append("ss");
            case '’', '‘', 'ʼ', '`', '´', '′' -> folded.append('\'');
            default -> {
                if (Character.getType(letter) != Character.NON_SPACING_MARK) {
                    folded.append(letter);
                }
            }
        }
    }

    private static String bound(CharSequence text, int maxChars) {
        if (text.length() <= maxChars) {
            return text.toString();
        }
        var end = Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
        return text.subSequence(0, end).toString();
    }

    private static boolean isPlainAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (letter > 126 || (letter < 32 && letter != '\n')) {
                return false;
            }
        }
        return true;
    }

    private static String visible(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n' || point == '\t' || point == '\r') {
                kept.append(point == '\t' ? ' ' : '\n');
            }
            else if (!isInvisible(point)) {
                kept.appendCodePoint(Character.getType(point) == Character.CONTROL ? ' ' : point);
            }
        });
        return kept.toString();
    }

    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.ENCLOSING_MARK ->
                true;
            default -> (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF)
                    || (point >= 0x1F3FB && point <= 0x1F3FF) || point == 0x115F || point == 0x3164;
        };
    }

    private static String withLatinLookAlikes(String text) {
        if (text.chars().noneMatch(Folding::isLatin)) {
            return text;
        }
        var letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            var letter = letters[i];
            if (letter < LATIN.length && LATIN[letter] != 0) {
                letters[i] = LATIN[letter];
            }
        }
        return new String(letters);
    }

    private static boolean isLatin(int letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    private static char[] table() {
        var table = new char[0x530];
        enter(table, CYRILLIC, CYRILLIC_AS_LATIN);
        enter(table, GREEK, GREEK_AS_LATIN);
        enter(table, BARRED, UNBARRED);
        return table;
    }

    private static void enter(char[] table, String from, String to) {
        for (int i = 0; i < from.length(); i++) {
            table[from.charAt(i)] = to.charAt(i);
        }
    }

}
